import { and, asc, desc, eq, getTableColumns, inArray, lte } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { UNSETTLED, type Payment } from '../payment';
import { payments } from '../payments.tables.server';

const columns = { ...getTableColumns(payments), amount: payments.amountMinor };
const unsettled = inArray(payments.state, [...UNSETTLED]);

type NewPayment = Pick<Payment, 'id' | 'orderId' | 'balanceId' | 'gateway' | 'amount' | 'currency' | 'createdAt'>;

/** Writes down a try to pay, before anybody outside hears of it. `checkAt`: when we look what became of it. */
export async function insertPayment(tx: Tx, { amount, ...payment }: NewPayment, checkAt: Date): Promise<Payment> {
	const state = 'started' as const;
	await tx.insert(payments).values({ ...payment, amountMinor: amount, state, checkAt });
	return { ...payment, amount, state, reference: null, failure: null, checks: 0 };
}

export type PaymentChange = Partial<Omit<typeof payments.$inferInsert, 'id' | 'orderId' | 'amountMinor'>>;

export const changePayment = (tx: Tx, id: string, change: PaymentChange) =>
	tx.update(payments).set(change).where(eq(payments.id, id));

/** The caller holds the order, under which alone payments change. */
export async function findPayment(tx: Tx, id: string): Promise<Payment | undefined> {
	const [payment] = await tx.select(columns).from(payments).where(eq(payments.id, id));
	return payment;
}

/** The payment of that name at its gateway, if a shopper began it with us. */
export async function findByReference(tx: Tx, gateway: string, reference: string): Promise<Payment | undefined> {
	const [payment] = await tx
		.select(columns)
		.from(payments)
		.where(and(eq(payments.gateway, gateway), eq(payments.reference, reference)));
	return payment;
}

/** The try whose outcome isn't known yet, if there is one: an order has one at a time. */
export async function unsettledOf(tx: Tx, orderId: string): Promise<Payment | undefined> {
	const [payment] = await tx
		.select(columns)
		.from(payments)
		.where(and(eq(payments.orderId, orderId), unsettled));
	return payment;
}

/** The newest try to pay this balance, however it ended. */
export async function lastPayment(tx: Tx, balanceId: string): Promise<Payment | undefined> {
	const [payment] = await tx
		.select(columns)
		.from(payments)
		.where(eq(payments.balanceId, balanceId))
		.orderBy(desc(payments.createdAt), desc(payments.id))
		.limit(1);
	return payment;
}

const AT_ONCE = 20;

/** Tries to pay that we should have heard of by now. */
export const paymentsToCheck = (tx: Tx, now: Date): Promise<Payment[]> =>
	tx
		.select(columns)
		.from(payments)
		.where(and(unsettled, lte(payments.checkAt, now)))
		.orderBy(asc(payments.checkAt))
		.limit(AT_ONCE);
