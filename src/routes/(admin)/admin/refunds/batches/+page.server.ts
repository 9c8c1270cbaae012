import { redirect, type Actions } from '@sveltejs/kit';
import { hrefWith } from '$lib/core/href';
import { isOneOf } from '$lib/core/one-of';
import { BATCH_TABS, lookDeposits } from '$lib/modules/deposits/actions/look.server';
import { makeBatches } from '$lib/modules/deposits/actions/make.server';
import { makeForm, type MakeInput } from '$lib/modules/deposits/schema';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import { page } from '$lib/server/http/page';
import { act } from '../../act';
import { PAGE_ROWS } from '../../list';

const PATH = '/admin/refunds/batches';

export const load = page({}, async (ctx, _params, { url: { searchParams } }) => {
	const asked = searchParams.get('tab') ?? '';
	const tab = isOneOf(BATCH_TABS, asked) ? asked : 'ready';
	const currency = /^[A-Z]{3}$/.exec(searchParams.get('currency') ?? '')?.[0];
	const found = await lookDeposits(ctx, {
		tab,
		currency,
		cursor: searchParams.get('at') ?? undefined,
		limit: PAGE_ROWS
	});
	return { ...found, tab, currency, left: Number(searchParams.get('left')) || 0 };
});

/** One batch is shown at once; several stand in the list. */
async function make(ctx: Ctx, input: MakeInput): Promise<never> {
	const { batches, left } = await makeBatches(ctx, input);
	const said = left > 0 ? String(left) : undefined;
	const [only, ...more] = batches;
	redirect(
		303,
		more.length > 0 ? hrefWith(PATH, { tab: 'batches', left: said }) : hrefWith(`${PATH}/${only}`, { left: said })
	);
}

export const actions: Actions = { make: act(makeForm, m.batch_title, make) };
