import type { Tx } from '$lib/server/db';
import { orders } from '../tables.server';
import { inJson } from './rows.server';

/** Which of these numbers an order has already. */
export async function takenNumbers(tx: Tx, numbers: readonly string[]): Promise<string[]> {
	const rows = await tx.select({ number: orders.number }).from(orders).where(inJson(orders.number, numbers));
	return rows.map(({ number }) => number);
}
