import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { seeOrder } from '$lib/modules/cancellations/actions/request/see-order.server';
import { listOrders } from '$lib/modules/orders/repository/list.server';
import { order, orderInput, unitCounts } from '$lib/modules/orders/schema';
import { endpoint, pageOf } from '$lib/server/http/endpoint';
import { takeInOrder } from '$lib/wiring/orders.server';

const PAGE = 50;

const summary = z
	.object({
		id: idOf('ord'),
		number: z.string(),
		currency: z.string(),
		total: z.int(),
		email: z.string(),
		name: z.string(),
		region: z.string(),
		placed_at: z.iso.datetime(),
		units: unitCounts
	})
	.meta({ title: 'OrderSummary' });

export const GET = endpoint({
	summary: 'List orders, newest first',
	scope: 'orders:read',
	query: z.object({ search: z.string().max(320).optional(), cursor: z.string().max(200).optional() }),
	returns: pageOf(summary),
	handle: async (ctx, { search, cursor }) => {
		const named = { ...(search ? { search } : {}), ...(cursor ? { cursor } : {}) };
		const { items, next = null } = await listOrders(ctx.db, ctx.actor, { ...named, limit: PAGE });
		return { items: items.map(({ placedAt, ...one }) => ({ ...one, placed_at: placedAt.toISOString() })), next };
	}
});

export const POST = endpoint({
	summary: 'Take in an order',
	scope: 'orders:write',
	body: orderInput,
	returns: order,
	status: 201,
	handle: async (ctx, input) => {
		const partner = ctx.actor.kind === 'partner' ? ctx.actor.id : null;
		return seeOrder(ctx, await takeInOrder(ctx, input, { channel: 'api', partner }));
	}
});
