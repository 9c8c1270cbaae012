import { z } from 'zod';
import { Refused } from '$lib/core/refusal';
import { idOfCase } from '$lib/modules/cancellations/repository/of-orders.server';
import { BANK_SCHEMES } from '$lib/modules/cancellations/shopper/bank/bank-form';
import { page } from '$lib/server/http/page';
import { followActions, followed } from '$lib/wiring/live/follow.server';
import { guestOf, namedGuestOf } from '$lib/wiring/door/guest.server';
import { NEWS } from '../../../../../frame/live/depends';
import type { Actions, RequestEvent } from './$types';

const address = { token: z.string().max(200), number: z.string().max(100) };

/** A case of the one order the link opens, and no other. GET only looks. */
export const load = page(address, async (asked, { token, number }, { url, depends }) => {
	depends(NEWS);
	const { ctx } = await guestOf(asked, token);
	return {
		it: await followed(ctx, { number }, url),
		sent: url.searchParams.has('sent'),
		bank: BANK_SCHEMES.find((scheme) => scheme === url.searchParams.get('bank')) ?? null
	};
});

export const actions: Actions = followActions(async ({ locals, params }: RequestEvent) => {
	const { ctx } = await namedGuestOf(locals.ctx, params.token);
	const id = await idOfCase(ctx.db, params.number);
	if (!id) throw new Refused('cancellation.not_found');
	return { ctx, id };
});
