import { z } from 'zod';
import { Refused } from '$lib/core/refusal';
import { idOfCase } from '$lib/modules/cancellations/repository/of-orders.server';
import { BANK_SCHEMES } from '$lib/modules/cancellations/shopper/bank/bank-form';
import { page } from '$lib/server/http/page';
import { followActions, followed } from '$lib/wiring/live/follow.server';
import { NEWS } from '../../../../frame/live/depends';
import type { Actions, RequestEvent } from './$types';

/** The case, and what the address asks to see of it. GET only looks. */
export const load = page({ number: z.string().max(100) }, async (ctx, { number }, { url, depends }) => {
	depends(NEWS);
	return {
		it: await followed(ctx, { number }, url),
		sent: url.searchParams.has('sent'),
		bank: BANK_SCHEMES.find((scheme) => scheme === url.searchParams.get('bank')) ?? null
	};
});

export const actions: Actions = followActions(async ({ locals: { ctx }, params }: RequestEvent) => {
	const id = await idOfCase(ctx.db, params.number);
	if (!id) throw new Refused('cancellation.not_found');
	return { ctx, id };
});
