import { z } from 'zod';
import { ownOrder } from '$lib/modules/cancellations/shopper/order/own-order.server';
import { page } from '$lib/server/http/page';
import { guestOf, namedGuestOf } from '$lib/wiring/door/guest.server';
import { payAction } from '$lib/wiring/pay/pay-page.server';
import { NEWS } from '../../../frame/live/depends';
import type { Actions, RequestEvent } from './$types';

/** The one order a link opens, with its cancellations. Mail scanners follow links, so GET only looks. */
export const load = page({ token: z.string().max(200) }, async (asked, { token }, { depends }) => {
	depends(NEWS);
	const { ctx, order } = await guestOf(asked, token);
	return { order: await ownOrder(ctx, { order }) };
});

export const actions: Actions = {
	pay: payAction(async ({ locals, params }: RequestEvent) => {
		const { ctx, order } = await namedGuestOf(locals.ctx, params.token);
		return { ctx, wanted: { order } };
	})
};
