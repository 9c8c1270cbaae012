import { z } from 'zod';
import { ownOrder } from '$lib/modules/cancellations/shopper/order/own-order.server';
import { page } from '$lib/server/http/page';
import { payAction } from '$lib/wiring/pay/pay-page.server';
import { NEWS } from '../../../../frame/live/depends';
import type { Actions, RequestEvent } from './$types';

/** One order with its cancellations: two round trips beside the session, three where something left. */
export const load = page({ number: z.string().max(100) }, async (ctx, { number }, { depends }) => {
	depends(NEWS);
	return { order: await ownOrder(ctx, { orderNumber: number }) };
});

export const actions: Actions = {
	pay: payAction(async ({ locals: { ctx }, params }: RequestEvent) => ({ ctx, wanted: { orderNumber: params.number } }))
};
