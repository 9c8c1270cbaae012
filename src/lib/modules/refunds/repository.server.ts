import { and, asc, eq, inArray, isNull, not, sql, type SQL } from 'drizzle-orm';
import { Refused } from '$lib/core/refusal';
import type { Minor } from '$lib/core/money';
import { HOUR, MINUTE, SECOND } from '$lib/core/time';
import type { Tx } from '$lib/server/db';
import { events } from '$lib/server/tables.server';
import { captures } from '../orders/captures.tables.server';
import { orders, tenders } from '../orders/tables.server';
import { isStoredValue } from '../orders/tenders/tender-names';
import { walletOf } from './method-names';
import { atPausedStore } from './repository/paused-store.server';
import { LIVE, OUTSIDE } from './status';
import { refunds } from './tables.server';

/** One movement of money back, as it stands in the table. */
export type Refund = typeof refunds.$inferSelect;
export type NewRefund = typeof refunds.$inferInsert;
/** What a step writes, the state or what comes with it. */
export type RefundChange = Partial<
	Pick<
		NewRefund,
		| 'state'
		| 'kind'
		| 'reference'
		| 'trace'
		| 'traceKind'
		| 'arrivesAt'
		| 'needsShopper'
		| 'needsRelease'
		| 'dueAt'
		| 'failure'
		| 'failureCode'
		| 'attempts'
		| 'submittedAt'
		| 'askedAt'
		| 'settledAt'
		| 'reversedMinor'
		| 'givenUpMinor'
		| 'overdueToldAt'
		| 'batchId'
	>
>;

/** A refund with what is needed to pay it. */
export type Payable = Refund & {
	readonly tender: Pick<typeof tenders.$inferSelect, 'kind' | 'gateway' | 'reference' | 'disputed' | 'expiresAt'>;
	readonly capture: Pick<typeof captures.$inferSelect, 'reference' | 'disputed'> | null;
	readonly order: Pick<typeof orders.$inferSelect, 'number' | 'shopperId'>;
};

const payable = (tx: Tx, which: SQL | undefined) =>
	tx
		.select({ refund: refunds, tender: tenders, capture: captures, order: orders })
		.from(refunds)
		.innerJoin(tenders, eq(tenders.id, refunds.tenderId))
		.leftJoin(captures, eq(captures.id, refunds.captureId))
		.innerJoin(orders, eq(orders.id, refunds.orderId))
		.where(which)
		.orderBy(asc(tenders.position), asc(captures.position), asc(refunds.createdAt), asc(refunds.id));

const flat = ({ refund, tender, capture, order }: Awaited<ReturnType<typeof payable>>[number]): Payable => ({
	...refund,
	tender,
	capture,
	order
});

/** Holds the order of a refund, then the refund, and reads it as it is once both are ours. */
export async function lock(tx: Tx, id: string): Promise<Payable | undefined> {
	const orderOf = tx.select({ id: refunds.orderId }).from(refunds).where(eq(refunds.id, id));
	const [, [row]] = await Promise.all([
		tx.select({ id: orders.id }).from(orders).where(eq(orders.id, orderOf)).for('update'),
		payable(tx, eq(refunds.id, id)).for('update', { of: refunds })
	]);
	return row && flat(row);
}

/** The same for many at once. Their orders are held one after the other by id, so that two who hold many never wait in a ring. */
export async function lockMany(tx: Tx, ids: readonly string[]): Promise<Payable[]> {
	if (ids.length === 0) return [];
	const named = inArray(refunds.id, [...ids]);
	const ofThem = tx.select({ id: refunds.orderId }).from(refunds).where(named);
	const [, rows] = await Promise.all([
		tx.select({ id: orders.id }).from(orders).where(inArray(orders.id, ofThem)).orderBy(orders.id).for('update'),
		payable(tx, named).for('update', { of: refunds })
	]);
	return rows.map(flat);
}

/** The same, for an id somebody named. @throws Refused `refund.not_found` */
export async function mustLock(tx: Tx, id: string): Promise<Payable> {
	const refund = await lock(tx, id);
	if (!refund) throw new Refused('refund.not_found', { id });
	return refund;
}

/** Holds the live refunds of a case. The caller holds the order already. */
export async function lockLive(tx: Tx, cancellationId: string): Promise<Payable[]> {
	const live = and(eq(refunds.cancellationId, cancellationId), inArray(refunds.state, [...LIVE]));
	return (await payable(tx, live).for('update', { of: refunds })).map(flat);
}

/** A dispute is open about the money it would give back. */
export const isDisputed = ({ tender, capture }: Pick<Payable, 'tender' | 'capture'>): boolean =>
	(capture ?? tender).disputed;

/** Stored value going back to where it came from; credit in place of other money is not, it travels by a job. */
export const isStoredValueBack = ({ tender, method }: Payable): boolean =>
	isStoredValue(tender.kind) && walletOf(method) !== undefined;

/** The refund with that id, for whoever has it from a gateway. */
export async function find(tx: Tx, id: string): Promise<Payable | undefined> {
	const [row] = await payable(tx, eq(refunds.id, id));
	return row && flat(row);
}

/** All refunds of a case, oldest first. */
export const refundsOf = (tx: Tx, cancellationId: string): Promise<Refund[]> =>
	tx
		.select()
		.from(refunds)
		.where(eq(refunds.cancellationId, cancellationId))
		.orderBy(asc(refunds.createdAt), asc(refunds.id));

const FIRST_WAIT = 5 * MINUTE;
const LONGEST_WAIT = 8 * HOUR;

/**
 * Refunds a gateway had long enough: their job or its webhook may have been lost. Each time one is asked for, it is left
 * alone for as long again as it took so far, at most eight hours.
 */
export async function listUnanswered(tx: Tx, now: Date, limit: number): Promise<Payable[]> {
	const last = sql`greatest(${refunds.submittedAt}, ${refunds.askedAt})`;
	const shortest = sql`${FIRST_WAIT / SECOND} * interval '1 second'`;
	const patience = sql`least(${LONGEST_WAIT / SECOND} * interval '1 second', greatest(${shortest}, ${last} - ${refunds.submittedAt}))`;
	const overdue = sql`${last} + ${patience} <= ${now.toISOString()}::timestamptz`;
	const atGateway = and(inArray(refunds.state, [...OUTSIDE]), isNull(refunds.batchId)); // a bank can't be asked
	const rows = await payable(tx, and(atGateway, overdue, not(atPausedStore))).limit(limit);
	return rows.map(flat);
}

/** Refunds that wait for a job nobody may have any more: it was ordered minutes ago, and a job takes seconds. */
export async function listUnsent(tx: Tx, now: Date, limit: number): Promise<Payable[]> {
	const ordered = sql`(select max(e.at) from ${events} e where e.cancellation_id = ${refunds.cancellationId}
		and e.subject = ${refunds.id} and e.name = 'refund.queued')`;
	const overdue = sql`${ordered} + ${FIRST_WAIT / SECOND} * interval '1 second' < ${now.toISOString()}::timestamptz`;
	const rows = await payable(tx, and(eq(refunds.state, 'queued'), overdue, not(atPausedStore))).limit(limit);
	return rows.map(flat);
}

/** What may still be planned for a case: its due less what came back, was waived, lost or is on its way. */
export async function roomIn(tx: Tx, cancellationId: string): Promise<Minor> {
	// The case itself is the next module's business; only its sums are read here, by hand, to keep to the line.
	const [row] = await tx.execute<{ room: string }>(sql`select due_minor - refunded_minor - waived_minor - lost_minor
		- (select coalesce(sum(amount_minor), 0) from refunds r where r.cancellation_id = c.id
			and r.state in ${[...LIVE]}) as room
		from cancellations c where id = ${cancellationId} and state = 'in_progress'`);
	return Number(row?.room ?? 0);
}

/** The policy a case was made under. */
export async function policyVersionOf(tx: Tx, cancellationId: string): Promise<number> {
	const [row] = await tx.execute<{ version: number }>(
		sql`select policy_version as version from cancellations where id = ${cancellationId}`
	);
	return row?.version ?? 1;
}

/** Whose order it is, in which currency. */
export async function holderOf(tx: Tx, orderId: string): Promise<{ shopperId: string; currency: string }> {
	const [row] = await tx
		.select({ shopperId: orders.shopperId, currency: orders.currency })
		.from(orders)
		.where(eq(orders.id, orderId));
	if (!row) throw new Error(`There is no order ${orderId}`);
	return row;
}

/** Writes new refunds. The database refuses more than their tenders hold, and a second live one per tender and case. */
export const insertRefunds = (tx: Tx, rows: NewRefund[]): Promise<Refund[]> =>
	tx.insert(refunds).values(rows).returning();

/** Writes a step into refunds the caller holds. */
export async function change(tx: Tx, ids: readonly string[], set: RefundChange): Promise<void> {
	await tx
		.update(refunds)
		.set(set)
		.where(inArray(refunds.id, [...ids]));
}
