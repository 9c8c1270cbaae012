import { eq, sql } from 'drizzle-orm';
import type { Minor } from '$lib/core/money';
import type { Tx } from '$lib/server/db';
import { orders } from '../tables.server';

/** Gives up so much of what the shopper owes for the order. */
export const writeOff = (tx: Tx, orderId: string, amount: Minor) =>
	tx
		.update(orders)
		.set({ writtenOffMinor: sql`${orders.writtenOffMinor} + ${amount}` })
		.where(eq(orders.id, orderId));
