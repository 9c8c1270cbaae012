import type { Actions } from '@sveltejs/kit';
import { changePayer, lookPayers } from '$lib/modules/deposits/actions/payer.server';
import { payerInput } from '$lib/modules/deposits/payer';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { act } from '../../../act';

export const load = page({}, async (ctx, _params, { url: { searchParams } }) => {
	const desk = await lookPayers(ctx);
	const asked = /^[A-Z]{3}$/.exec(searchParams.get('currency') ?? '')?.[0];
	return { ...desk, currency: asked ?? desk.missing[0] ?? '' };
});

export const actions: Actions = { save: act(payerInput, m.batch_payer_saved, changePayer) };
