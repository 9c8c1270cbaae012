import type { Actions } from '@sveltejs/kit';
import { changePayer, lookPayer } from '$lib/modules/deposits/actions/payer.server';
import { payerInput } from '$lib/modules/deposits/payer';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/page';
import { act } from '../../../act';

export const load = page({}, lookPayer);

export const actions: Actions = { save: act(payerInput, m.batch_payer_saved, changePayer) };
