import { eq, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '$lib/server/db';
import { cancellations } from '../../cancellations/tables.server';
import { ordersAgain } from '../again.tables.server';
import { orders } from '../tables.server';

/** The number of the order that was made of this case's items again, if one was. */
export async function orderedAgain(tx: Tx, cancellationId: string): Promise<string | undefined> {
	const [again] = await tx
		.select({ number: orders.number })
		.from(ordersAgain)
		.innerJoin(orders, eq(orders.id, ordersAgain.orderId))
		.where(eq(ordersAgain.cancellationId, cancellationId));
	return again?.number;
}

export const insertAgain = (tx: Tx, row: typeof ordersAgain.$inferInsert) => tx.insert(ordersAgain).values(row);

const first = alias(orders, 'first');

/** Orders that were made again of this one's cases, and the one this was made of. */
export const againOf = (tx: Tx, orderId: string) =>
	tx
		.select({ first: first.number, cancellation: cancellations.number, again: orders.number })
		.from(ordersAgain)
		.innerJoin(orders, eq(orders.id, ordersAgain.orderId))
		.innerJoin(cancellations, eq(cancellations.id, ordersAgain.cancellationId))
		.innerJoin(first, eq(first.id, cancellations.orderId))
		.where(or(eq(ordersAgain.orderId, orderId), eq(cancellations.orderId, orderId)));
