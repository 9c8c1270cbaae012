import { asc, count, eq, isNull } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { orders } from '../../orders/tables.server';
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

/** Those that still wait for somebody to find their order, oldest first: each has its clock. */
export const listUnmatched = (tx: Tx, limit: number): Promise<Withdrawal[]> =>
	tx
		.select()
		.from(withdrawals)
		.where(isNull(withdrawals.matchedAt))
		.orderBy(asc(withdrawals.receivedAt), asc(withdrawals.id))
		.limit(limit);

export async function countUnmatched(tx: Tx): Promise<number> {
	const [row] = await tx.select({ count: count() }).from(withdrawals).where(isNull(withdrawals.matchedAt));
	return row?.count ?? 0;
}

/** The order of that number, whoever placed it. */
export async function orderByNumber(tx: Tx, number: string): Promise<string | undefined> {
	const [order] = await tx.select({ id: orders.id }).from(orders).where(eq(orders.number, number));
	return order?.id;
}
