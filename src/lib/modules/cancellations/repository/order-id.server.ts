import { eq } from 'drizzle-orm';
import { Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import { orders } from '../../orders/tables.server';
import { cancellations } from '../tables.server';

/** The id behind the number people call an order by. @throws Refused `order.not_found` */
export async function orderIdOf(tx: Tx, number: string): Promise<string> {
	const [found] = await tx.select({ id: orders.id }).from(orders).where(eq(orders.number, number));
	if (!found) throw new Refused('order.not_found');
	return found.id;
}

/** The order a case is of. */
export async function orderOfCase(tx: Tx, id: string): Promise<string | undefined> {
	const [found] = await tx
		.select({ orderId: cancellations.orderId })
		.from(cancellations)
		.where(eq(cancellations.id, id));
	return found?.orderId;
}
