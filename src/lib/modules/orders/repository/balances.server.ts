import { and, asc, desc, eq, getTableColumns, lte } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import type { Balance } from '../balance';
import { balancesDue } from '../balance.tables.server';

const columns = {
	...getTableColumns(balancesDue),
	amount: balancesDue.amountMinor,
	left: balancesDue.leftMinor
};

export async function findBalance(tx: Tx, id: string): Promise<Balance | undefined> {
	const [balance] = await tx.select(columns).from(balancesDue).where(eq(balancesDue.id, id));
	return balance;
}

/** Everything an order's shopper was ever asked to pay after all, newest first. */
export const balancesOf = (tx: Tx, orderId: string): Promise<Balance[]> =>
	tx
		.select(columns)
		.from(balancesDue)
		.where(eq(balancesDue.orderId, orderId))
		.orderBy(desc(balancesDue.createdAt), desc(balancesDue.id));

/** What the order's shopper is asked to pay now, if anything. */
export async function openBalance(tx: Tx, orderId: string): Promise<Balance | undefined> {
	const [balance] = await tx
		.select(columns)
		.from(balancesDue)
		.where(and(eq(balancesDue.orderId, orderId), eq(balancesDue.state, 'open')));
	return balance;
}

type NewBalance = Pick<Balance, 'id' | 'orderId' | 'cancellationId' | 'currency' | 'amount' | 'createdAt'>;

/** Opens a balance; from then on what is left of it follows what the order owes. The caller holds the order. */
export async function insertBalance(tx: Tx, { amount, ...balance }: NewBalance): Promise<Balance> {
	const row = { ...balance, amountMinor: amount, leftMinor: amount, state: 'open' as const };
	await tx.insert(balancesDue).values(row);
	return { ...balance, amount, left: amount, state: 'open', askedAt: null, reminders: 0, remindAt: null };
}

type Asked = { readonly askedAt: Date; readonly reminders: number; readonly remindAt: Date | null };

export const markAsked = (tx: Tx, id: string, asked: Asked) =>
	tx.update(balancesDue).set(asked).where(eq(balancesDue.id, id));

/** Nobody waits for it any more. */
export const giveUpBalance = (tx: Tx, id: string) =>
	tx.update(balancesDue).set({ state: 'given_up', remindAt: null }).where(eq(balancesDue.id, id));

const AT_ONCE = 50;

/** Balances somebody has to hear of again by now. */
export const balancesToRemind = (tx: Tx, now: Date): Promise<{ id: string; orderId: string }[]> =>
	tx
		.select({ id: balancesDue.id, orderId: balancesDue.orderId })
		.from(balancesDue)
		.where(and(eq(balancesDue.state, 'open'), lte(balancesDue.remindAt, now)))
		.orderBy(asc(balancesDue.remindAt))
		.limit(AT_ONCE);
