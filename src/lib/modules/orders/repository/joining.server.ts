import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { shoppers } from '../../accounts/tables.server';
import { orders } from '../tables.server';

/** The order of this number, if it was placed with this address. */
export async function findByNumberAndEmail(
	tx: Tx,
	{ number, email }: { readonly number: string; readonly email: string }
) {
	const [order] = await tx
		.select({ id: orders.id, email: orders.email, name: orders.name })
		.from(orders)
		.where(and(eq(orders.number, number), eq(orders.email, email.toLowerCase())));
	return order;
}

/** In whose name an order was placed. */
export async function nameOn(tx: Tx, orderId: string): Promise<string> {
	const [order] = await tx.select({ name: orders.name }).from(orders).where(eq(orders.id, orderId));
	return order?.name ?? '';
}

/** Gives an account the orders of its address that no other account has. @returns whose they were */
export async function joinOrders(
	tx: Tx,
	{ id, email }: { readonly id: string; readonly email: string }
): Promise<void> {
	const ofNobody = sql`exists (select 1 from ${shoppers} where ${shoppers.id} = ${orders.shopperId}
		and ${shoppers.passwordHash} is null and ${shoppers.emailVerifiedAt} is null)`;
	await tx
		.update(orders)
		.set({ shopperId: id })
		.where(and(eq(orders.email, email), sql`${orders.shopperId} <> ${id}`, ofNobody));
}

/** Whose these orders are. */
export async function shoppersOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await tx
		.select({ id: orders.id, shopper: orders.shopperId })
		.from(orders)
		.where(inArray(orders.id, [...ids]));
	return new Map(rows.map(({ id, shopper }) => [id, shopper]));
}
