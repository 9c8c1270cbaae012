import { json, type RequestHandler } from '@sveltejs/kit';
import { listQueue, type QueueRow } from '$lib/modules/cancellations/repository/queue/queue.server';
import { labelWords } from '$lib/modules/cancellations/wording/label-words';
import type { OrderSummary } from '$lib/modules/orders/order';
import { listOrders } from '$lib/modules/orders/repository/list.server';
import type { Found } from '../../../frame/palette/found';

const MOST = 5;
const LONGEST = 100;

/** Cases and orders by any part of what they are known by, for the palette. */
export const GET: RequestHandler = async ({ locals: { ctx }, url }) => {
	const search = (url.searchParams.get('q') ?? '').trim().slice(0, LONGEST);
	if (search.length < 2) return json([]);
	const [cases, orders] = await Promise.all([
		listQueue(ctx.db, { tab: 'all', search, me: ctx.actor.id, now: ctx.now, limit: MOST }),
		listOrders(ctx.db, ctx.actor, { search, limit: MOST })
	]);
	const found: Found[] = [...cases.items.map(caseFound), ...orders.items.map(orderFound)];
	return json(found, { headers: { 'cache-control': 'no-store' } });
};

const caseFound = (row: QueueRow): Found => ({
	kind: 'case',
	href: `/admin/cancellations/${row.number}`,
	title: `${row.number} · ${row.customer}`,
	hint: labelWords(row)
});

const orderFound = ({ number, name }: OrderSummary): Found => ({
	kind: 'order',
	href: `/admin/orders/${encodeURIComponent(number)}`,
	title: number,
	hint: name
});
