import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { moment } from '$lib/core/moment';
import { Refused } from '$lib/core/refusal';
import { seeOrder } from '$lib/modules/cancellations/actions/request/see-order.server';
import { onlyDelivers } from '$lib/modules/cancellations/partner/own-lines';
import { listOrders, type ListedOrder } from '$lib/modules/orders/repository/list.server';
import { getOrderByNumber } from '$lib/modules/orders/repository/read.server';
import { listUpdated } from '$lib/modules/orders/repository/updated.server';
import { order, orderInput, unitCounts } from '$lib/modules/orders/schema';
import type { Ctx } from '$lib/server/ctx';
import { endpoint, pageOf } from '$lib/server/http/endpoint';
import { takeInOrder } from '$lib/wiring/orders.server';

const PAGE = 50;
const NOT_TOGETHER = { pointer: '#/search', detail: 'not together with updated_since' };

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
		units: unitCounts,
		updated_at: z.iso.datetime().optional().describe('When something last happened to it; with `updated_since`.')
	})
	.meta({ title: 'OrderSummary' });

export const GET = endpoint({
	summary: 'List orders, newest first, or what changed since a moment',
	description:
		'With `updated_since` orders come by their last change, the oldest first. What is being written this moment may be told a little late: ask again from a minute before you asked last.',
	scope: 'orders:read',
	query: z.object({
		search: z.string().max(320).optional(),
		updated_since: moment.optional().describe('Not together with `search`.'),
		cursor: z.string().max(200).optional()
	}),
	returns: pageOf(summary),
	handle: async (ctx, { search, updated_since: since, cursor }) => {
		if (since !== undefined) return updatedOnes(ctx, { since, search, cursor });
		const named = { ...(search ? { search } : {}), ...(cursor ? { cursor } : {}) };
		const { items, next = null } = await listOrders(ctx.db, ctx.actor, { ...named, limit: PAGE });
		return { items: items.map((one) => summaryFor(ctx.actor, one)), next };
	}
});

type Asked = { readonly since: string; readonly search: string | undefined; readonly cursor: string | undefined };

async function updatedOnes({ db, actor }: Ctx, { since, search, cursor }: Asked) {
	if (search !== undefined) throw new Refused('request.invalid', { errors: [NOT_TOGETHER] });
	const { items, next = null } = await listUpdated(db, actor, { since: new Date(since), cursor, limit: PAGE });
	const shown = items.map((one) => ({ ...summaryFor(actor, one), updated_at: one.updatedAt.toISOString() }));
	return { items: shown, next };
}

/** Whoever delivers some of it is told what that is worth, and not how to reach the customer. */
function summaryFor(actor: Ctx['actor'], { placedAt, ...one }: ListedOrder) {
	const part = onlyDelivers(one, actor) ? { total: one.linesPaid, email: '' } : {};
	return { ...one, ...part, placed_at: placedAt.toISOString() };
}

export const POST = endpoint({
	summary: 'Take in an order',
	description:
		'A buyer names card payments that its own channel took (`gateway` `manual` or `sandbox`), or what is still to be paid. What is paid to the shop is recorded by the shop; points, credit, gift cards and coupons that count once come from it alone. A payment at a gateway belongs to one order.',
	scope: 'orders:write',
	body: orderInput,
	returns: order,
	status: 201,
	handle: async (ctx, input) => {
		const partner = ctx.actor.kind === 'partner' ? ctx.actor.id : null;
		return seeOrder(ctx, await takeInOrder(ctx, input, { channel: 'api', partner }));
	},
	again: async (ctx, { number }) => seeOrder(ctx, (await getOrderByNumber(ctx.db, ctx.actor, number)).id)
});
