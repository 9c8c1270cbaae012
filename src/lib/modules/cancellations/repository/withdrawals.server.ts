import { and, asc, count, desc, eq, gte, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { events } from '$lib/server/tables.server';
import { orders, tasks } from '../../orders/tables.server';
import { withdrawals } from '../withdrawal.tables.server';

export type Withdrawal = typeof withdrawals.$inferSelect;

export const insertWithdrawal = (tx: Tx, row: typeof withdrawals.$inferInsert) => tx.insert(withdrawals).values(row);

/** Holds it: it is carried out once. */
export async function lockWithdrawal(tx: Tx, id: string): Promise<Withdrawal | undefined> {
	const [found] = await tx.select().from(withdrawals).where(eq(withdrawals.id, id)).for('update');
	return found;
}

export async function findWithdrawal(tx: Tx, id: string): Promise<Withdrawal | undefined> {
	const [found] = await tx.select().from(withdrawals).where(eq(withdrawals.id, id));
	return found;
}

type Match = Pick<Withdrawal, 'orderId' | 'cancellationId' | 'matchedAt'>;
export const matchWithdrawal = (tx: Tx, id: string, match: Match) =>
	tx.update(withdrawals).set(match).where(eq(withdrawals.id, id));

const waiting = and(isNull(withdrawals.matchedAt), isNull(withdrawals.closedAt));

/** Those that still wait for somebody to find their order, oldest first: each has its clock. */
export const listUnmatched = (tx: Tx, limit: number): Promise<Withdrawal[]> =>
	tx.select().from(withdrawals).where(waiting).orderBy(asc(withdrawals.receivedAt), asc(withdrawals.id)).limit(limit);

export async function countUnmatched(tx: Tx): Promise<number> {
	const [row] = await tx.select({ count: count() }).from(withdrawals).where(waiting);
	return row?.count ?? 0;
}

/** Those that staff closed, the newest first. */
export const listClosed = (tx: Tx, limit: number): Promise<Withdrawal[]> =>
	tx
		.select()
		.from(withdrawals)
		.where(and(isNull(withdrawals.matchedAt), isNotNull(withdrawals.closedAt)))
		.orderBy(desc(withdrawals.closedAt), desc(withdrawals.id))
		.limit(limit);

type Closing = Pick<Withdrawal, 'closedAt' | 'closedBy' | 'closedReason'>;
export const closeWithdrawal = (tx: Tx, id: string, closing: Closing) =>
	tx.update(withdrawals).set(closing).where(eq(withdrawals.id, id));

/** Keeps that the period for it was over. */
export const notePeriodEnded = (tx: Tx, id: string, periodEndedAt: Date) =>
	tx.update(withdrawals).set({ periodEndedAt }).where(eq(withdrawals.id, id));

/** The declarations that a case carries out. */
export const withdrawalsOf = (tx: Tx, { id, orderId }: { readonly id: string; readonly orderId: string }) =>
	tx
		.select()
		.from(withdrawals)
		.where(and(eq(withdrawals.orderId, orderId), eq(withdrawals.cancellationId, id)));

/** Whether another declaration was carried out on this order before. */
export const wasWithdrawn = async (tx: Tx, orderId: string): Promise<boolean> =>
	(await tx.select({ id: withdrawals.id }).from(withdrawals).where(eq(withdrawals.orderId, orderId)).limit(1)).length >
	0;

/** The declaration whose rest somebody is to see to, and the task that says so. */
export async function restOf(tx: Tx, orderId: string) {
	const [found] = await tx
		.select({ task: tasks.id, withdrawal: sql<string>`${tasks.facts} ->> 'withdrawal'` })
		.from(tasks)
		.where(and(eq(tasks.orderId, orderId), eq(tasks.kind, 'withdrawal_rest'), eq(tasks.state, 'open')))
		.orderBy(asc(tasks.createdAt), asc(tasks.id))
		.limit(1);
	return found;
}

/** Whether staff were told that its order is not known. */
export async function wasToldUnmatched(tx: Tx, { id, receivedAt }: Withdrawal): Promise<boolean> {
	const told = and(eq(events.name, 'order.withdrawal_unmatched'), gte(events.at, receivedAt), eq(events.subject, id));
	return (await tx.select({ id: events.id }).from(events).where(told).limit(1)).length > 0;
}

/** The order of that number, whoever placed it. */
export async function orderByNumber(tx: Tx, number: string): Promise<string | undefined> {
	const [order] = await tx.select({ id: orders.id }).from(orders).where(eq(orders.number, number));
	return order?.id;
}
