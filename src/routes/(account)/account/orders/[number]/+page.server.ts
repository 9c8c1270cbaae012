import { z } from 'zod';
import { readDesk } from '$lib/modules/cancellations/repository/queue/desk.server';
import { orderPage } from '$lib/modules/cancellations/shopper/order/order-page';
import { page } from '$lib/server/http/page';
import { payAction } from '$lib/wiring/pay/pay-page.server';
import { NEWS } from '../../../../frame/live/depends';
import type { Actions, RequestEvent } from './$types';

/** One order with its cancellations: two round trips beside the session. */
export const load = page({ number: z.string().max(100) }, async (ctx, { number }, { depends }) => {
	depends(NEWS);
	return { order: orderPage(await readDesk(ctx.db, ctx.actor, { orderNumber: number }), ctx) };
});

export const actions: Actions = {
	pay: payAction(async ({ locals: { ctx }, params }: RequestEvent) => ({ ctx, wanted: { orderNumber: params.number } }))
};
