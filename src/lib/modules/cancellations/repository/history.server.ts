import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { EventName } from '$lib/core/events';
import type { Tx } from '$lib/server/db';
import { events } from '$lib/server/tables.server';
import { messages } from '../tables.server';

const columns = {
	id: events.id,
	at: events.at,
	name: events.name,
	subject: events.subject,
	by: events.actorName,
	byKind: events.actorKind,
	data: events.data
};

/** Everything that happened to a case, oldest first. */
export const historyOf = (tx: Tx, cancellationId: string) =>
	tx
		.select({ ...columns, seq: events.seq })
		.from(events)
		.where(eq(events.cancellationId, cancellationId))
		.orderBy(asc(events.seq));

/** Who asked for a case, or began it. */
export async function beganBy(tx: Tx, cancellationId: string) {
	const [asked] = await tx
		.select({ kind: events.actorKind, id: events.actorId })
		.from(events)
		.where(and(eq(events.cancellationId, cancellationId), inArray(events.name, BEGINNINGS)))
		.orderBy(asc(events.seq))
		.limit(1);
	return asked;
}

const BEGINNINGS = [
	'cancellation.requested',
	'cancellation.started',
	'cancellation.canceled_unpaid'
] satisfies EventName[];

/** The same for several cases at once. */
export const historiesOf = (tx: Tx, cancellationIds: readonly string[]) =>
	tx
		.select({ ...columns, cancellationId: events.cancellationId })
		.from(events)
		.where(inArray(events.cancellationId, [...cancellationIds]))
		.orderBy(asc(events.seq));

/** What shopper and shop wrote to each other, newest first; internal notes only for staff. */
export const messagesOf = async (tx: Tx, cancellationId: string, staff: boolean) =>
	(
		await tx
			.select()
			.from(messages)
			.where(eq(messages.cancellationId, cancellationId))
			.orderBy(desc(messages.at), desc(messages.id))
	).filter(({ internal }) => staff || !internal);

/** What happened to an order's money between an undo and the last payment, newest first. */
export const moneyHistoryOf = (tx: Tx, orderId: string) =>
	tx
		.select(columns)
		.from(events)
		.where(and(eq(events.orderId, orderId), inArray(events.name, MONEY_EVENTS)))
		.orderBy(desc(events.seq))
		.limit(50);

const MONEY_EVENTS = [
	'order.payment_recorded',
	'order.payment_arrived',
	'balance.asked',
	'balance.reminded',
	'balance.unpaid',
	'balance.settled',
	'balance.given_up',
	'payment.succeeded',
	'payment.failed'
] satisfies EventName[];
