import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { seeOrder } from '$lib/modules/cancellations/actions/request/see-order.server';
import { fulfillmentInput, order } from '$lib/modules/orders/schema';
import { endpoint } from '$lib/server/http/endpoint';
import { fulfill } from '$lib/wiring/orders.server';

export const POST = endpoint({
	summary: 'Pack, ship, deliver, or revert units of an order',
	scope: 'fulfillments:write',
	params: z.object({ id: idOf('ord') }),
	body: fulfillmentInput,
	returns: order,
	handle: async (ctx, { id, action, items }) => {
		await fulfill(ctx, { order: id, action, items });
		return seeOrder(ctx, id);
	},
	again: (ctx, { id }) => seeOrder(ctx, id)
});
