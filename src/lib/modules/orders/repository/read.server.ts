import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { Actor } from '$lib/core/actor';
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
import { inJson } from './rows.server';
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
	const [[head], lines, chargeRows, tenderRows, discountRows] = await Promise.all([
		headOf(tx, and(eq(orders.id, id), visibleTo(actor)), lock),
		linesOf(tx, id),
		tx.select(chargeColumns).from(charges).where(eq(charges.orderId, id)).orderBy(asc(charges.position)),
		tx.select(tenderColumns).from(tenders).where(eq(tenders.orderId, id)).orderBy(asc(tenders.position)),
		tx.select(discountColumns).from(discounts).where(eq(discounts.orderId, id)).orderBy(asc(discounts.id))
	]);
	if (!head) throw new Refused('order.not_found');
	return {
		...head,
		benefitRules: readRules(head.benefitRules),
		discounts: discountRows,
		lines,
		charges: chargeRows,
		tenders: tenderRows.map(withRemaining)
	};
}

function headOf(tx: Tx, which: SQL | undefined, lock: boolean) {
	const query = tx.select(headColumns).from(orders).where(which);
	return lock ? query.for('update') : query;
}

/** Which of these numbers an order has already. */
export async function takenNumbers(tx: Tx, numbers: readonly string[]): Promise<string[]> {
	const rows = await tx.select({ number: orders.number }).from(orders).where(inJson(orders.number, numbers));
	return rows.map(({ number }) => number);
}
