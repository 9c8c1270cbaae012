import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { Actor } from '$lib/core/actor';
import { groupBy } from '$lib/core/group';
import { Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import type { OrderFacts } from '../order';
import { charges, discounts, orders, tenders } from '../tables.server';
import {
	chargeColumns,
	discountColumns,
	headColumns,
	linesOf,
	readRules,
	tenderColumns,
	withRemaining
} from './columns.server';
import { among, inJson } from './rows.server';
import { visibleTo } from './visible.server';

/**
 * The order with its row locked until the transaction ends: whoever changes units, tenders or cases of an order holds
 * it first. One round trip: the statements go out together, and those after the lock see what its last holder wrote.
 */
export const lockOrder = (tx: Tx, actor: Actor, id: string): Promise<OrderFacts> =>
	getBy(tx, actor, { id, lock: true });

/** @throws Refused `order.not_found` also for somebody else's order. */
export const getOrder = (tx: Tx, actor: Actor, id: string): Promise<OrderFacts> =>
	getBy(tx, actor, { id, lock: false });

export async function getOrderByNumber(tx: Tx, actor: Actor, number: string): Promise<OrderFacts> {
	const [found] = await tx
		.select({ id: orders.id })
		.from(orders)
		.where(and(eq(orders.number, number), visibleTo(actor)));
	if (!found) throw new Refused('order.not_found');
	return getOrder(tx, actor, found.id);
}

async function getBy(tx: Tx, actor: Actor, { id, lock }: { id: string; lock: boolean }): Promise<OrderFacts> {
	const [order] = await readOrders(tx, actor, [id], lock);
	if (!order) throw new Refused('order.not_found');
	return order;
}

/** These orders, as far as this actor may see them. One round trip, however many. */
export const getOrders = (tx: Tx, actor: Actor, ids: readonly string[]): Promise<OrderFacts[]> =>
	readOrders(tx, actor, ids, false);

async function readOrders(tx: Tx, actor: Actor, ids: readonly string[], lock: boolean): Promise<OrderFacts[]> {
	const of = { charges: charges.orderId, tenders: tenders.orderId, discounts: discounts.orderId };
	const [heads, lines, chargeRows, tenderRows, discountRows] = await Promise.all([
		headsOf(tx, and(among(orders.id, ids), visibleTo(actor)), lock),
		linesOf(tx, ids),
		tx
			.select({ ...chargeColumns, orderId: of.charges })
			.from(charges)
			.where(among(of.charges, ids))
			.orderBy(asc(charges.position)),
		tx
			.select({ ...tenderColumns, orderId: of.tenders })
			.from(tenders)
			.where(among(of.tenders, ids))
			.orderBy(asc(tenders.position)),
		tx
			.select({ ...discountColumns, orderId: of.discounts })
			.from(discounts)
			.where(among(of.discounts, ids))
			.orderBy(asc(discounts.id))
	]);
	const parts = [partsOf(lines), partsOf(chargeRows), partsOf(tenderRows), partsOf(discountRows)] as const;
	return heads.map((head) => ({
		...head,
		benefitRules: readRules(head.benefitRules),
		lines: parts[0](head.id),
		charges: parts[1](head.id),
		tenders: parts[2](head.id).map(withRemaining),
		discounts: parts[3](head.id)
	}));
}

/** Rows of several orders as each order's own, in the order they were read. */
function partsOf<Part extends { readonly orderId: string }>(rows: readonly Part[]) {
	const byOrder = groupBy(rows, ({ orderId }) => orderId);
	return (id: string) => (byOrder.get(id) ?? []).map(({ orderId: _, ...part }) => part);
}

function headsOf(tx: Tx, which: SQL | undefined, lock: boolean) {
	const query = tx.select(headColumns).from(orders).where(which);
	return lock ? query.for('update') : query;
}

/** Which of these numbers an order has already. */
export async function takenNumbers(tx: Tx, numbers: readonly string[]): Promise<string[]> {
	const rows = await tx.select({ number: orders.number }).from(orders).where(inJson(orders.number, numbers));
	return rows.map(({ number }) => number);
}
