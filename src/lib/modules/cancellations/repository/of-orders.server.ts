import { asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { orders } from '../../orders/tables.server';
import { cancellations } from '../tables.server';

/** The cases of these orders, oldest first, as a list of orders needs them: one statement. */
export async function casesOfOrders(tx: Tx, orderIds: readonly string[]) {
	if (orderIds.length === 0) return [];
	return tx
		.select({
			orderId: cancellations.orderId,
			number: cancellations.number,
			state: cancellations.state,
			worth: cancellations.worthMinor,
			due: cancellations.dueMinor,
			refunded: cancellations.refundedMinor,
			waived: cancellations.waivedMinor,
			lost: cancellations.lostMinor,
			writtenOff: orders.writtenOffMinor
		})
		.from(cancellations)
		.innerJoin(orders, eq(orders.id, cancellations.orderId))
		.where(inArray(cancellations.orderId, [...orderIds]))
		.orderBy(asc(cancellations.createdAt), asc(cancellations.id));
}

export type CaseOfOrder = Awaited<ReturnType<typeof casesOfOrders>>[number];

/** What a file says of these cases beside what the queue shows: one statement. */
export async function moneyOfCases(tx: Tx, ids: readonly string[]) {
	const rows = await tx
		.select({
			id: cancellations.id,
			refunded: cancellations.refundedMinor,
			waived: cancellations.waivedMinor,
			decidedAt: cancellations.decidedAt,
			endedAt: cancellations.endedAt,
			email: orders.email,
			channel: orders.channel
		})
		.from(cancellations)
		.innerJoin(orders, eq(orders.id, cancellations.orderId))
		.where(inArray(cancellations.id, [...ids]));
	return new Map(rows.map(({ id, ...row }) => [id, row]));
}

export type CaseMoney = Awaited<ReturnType<typeof moneyOfCases>> extends Map<string, infer Row> ? Row : never;

/** The id behind a case's number, whoever's it is: what is done with it checks that. */
export async function idOfCase(tx: Tx, number: string): Promise<string | undefined> {
	const [found] = await tx.select({ id: cancellations.id }).from(cancellations).where(eq(cancellations.number, number));
	return found?.id;
}
