import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { seeOrder } from '$lib/modules/cancellations/actions/request/see-order.server';
import { order } from '$lib/modules/orders/schema';
import { endpoint } from '$lib/server/http/endpoint';

export const GET = endpoint({
	summary: 'See an order',
	description: 'A seller sees its own lines and what they are worth, and nothing of what the customer paid with.',
	scope: 'orders:read',
	params: z.object({ id: idOf('ord') }),
	returns: order,
	handle: (ctx, { id }) => seeOrder(ctx, id)
});
