import { and, asc, eq, gte, isNull, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '$lib/server/db';
import { events } from '$lib/server/tables.server';
import { ACTOR_KINDS } from '$lib/core/actor';
import type { EventName } from '$lib/core/events';
import { orders, tasks } from '../../../orders/tables.server';
import { refunds } from '../../../refunds/tables.server';
import type { Cuts, MenuCounts, NextCase, Today, Waiting } from '../../dashboard/dashboard';
import { COUNTED_UP_TO } from '../../queue/queue';
import { cancellations } from '../../tables.server';
import { withdrawals } from '../../withdrawal.tables.server';
import { dueCases } from '../refunds/due-cases.server';
import { dueRefunds } from '../refunds/due-refunds.server';
import { openFailures } from '../refunds/refunds-list.server';

const waiting = z.object({
	mine: z.number(),
	unassigned: z.number(),
	dueToday: z.number(),
	overdue: z.number(),
	refundsDue: z.number(),
	toRelease: z.number(),
	failed: z.number(),
	balances: z.number(),
	tasks: z.number(),
	declared: z.number()
});

/** What waits, each counted no further than anybody reads. One statement. */
export async function countWaiting(tx: Tx, staffId: string, cuts: Cuts): Promise<Waiting> {
	const [row] = await tx.execute(sql`select
		${counted(requests(eq(cancellations.assigneeId, staffId)))} as mine,
		${counted(requests(isNull(cancellations.assigneeId)))} as unassigned,
		${counted(dueCases('today', cuts))} as "dueToday",
		${counted(dueCases('overdue', cuts))} as overdue,
		${counted(dueRefunds(cuts.dayEnd))} as "refundsDue",
		${counted(sql`select 1 from ${refunds} where ${refunds.needsRelease}`)} as "toRelease",
		${counted(openFailures)} as failed,
		${counted(sql`select 1 from ${orders} where ${orders.state} = 'balance_due'`)} as balances,
		${counted(sql`select 1 from ${tasks} where ${tasks.state} = 'open'`)} as tasks,
		${counted(unmatched)} as declared`);
	return waiting.parse(row);
}

const beside = z.object({ waiting: z.number(), failed: z.number(), declared: z.number(), late: z.boolean() });

/** What the menu says beside its places: how much waits, and whether some of it waits too long. One statement. */
export async function countForMenu(tx: Tx, cuts: Cuts): Promise<MenuCounts> {
	const [row] = await tx.execute(sql`select ${counted(requests(sql`true`))} as waiting,
		${counted(openFailures)} as failed, ${counted(unmatched)} as declared, exists (${dueCases('overdue', cuts)}) as late`);
	return beside.parse(row);
}

const counted = (rows: SQL) => sql`(select count(*)::int from (${rows}
	limit ${sql.raw(String(COUNTED_UP_TO + 1))}) found)`;

/** Declarations that wait for somebody to find their order. */
const unmatched = sql`select 1 from ${withdrawals} where ${withdrawals.matchedAt} is null and ${withdrawals.closedAt} is null`;

const requests = (which: SQL) =>
	sql`select 1 from ${cancellations} where ${cancellations.state} = 'requested' and ${which}`;

const at = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;

/** The next requests of one person, or those nobody has taken. */
export const listNext = (tx: Tx, staffId: string | null, limit: number): Promise<NextCase[]> =>
	tx
		.select({
			id: cancellations.id,
			number: cancellations.number,
			orderNumber: orders.number,
			customer: orders.name,
			origin: cancellations.origin,
			due: cancellations.dueMinor,
			currency: orders.currency,
			deadlineAt: cancellations.deadlineAt
		})
		.from(cancellations)
		.innerJoin(orders, eq(orders.id, cancellations.orderId))
		.where(
			and(
				eq(cancellations.state, 'requested'),
				staffId === null ? isNull(cancellations.assigneeId) : eq(cancellations.assigneeId, staffId)
			)
		)
		.orderBy(asc(cancellations.deadlineAt), asc(cancellations.id))
		.limit(limit);

const happened = z.object({
	requested: z.number(),
	accepted: z.number(),
	rejected: z.number(),
	canceled: z.number(),
	decidedIn: z.number().nullable()
});

/** What happened since that moment. Two statements at once. */
export async function countSince(tx: Tx, since: Date): Promise<Today> {
	const [[row], refunded] = await Promise.all([
		tx.execute(sql`select ${counted(recorded(since, 'cancellation.requested'))} as requested,
			${counted(recorded(since, 'cancellation.accepted'))} as accepted,
			${counted(recorded(since, 'cancellation.rejected'))} as rejected,
			${counted(recorded(since, 'cancellation.canceled', 'cancellation.canceled_unpaid', 'cancellation.waived'))} as canceled,
			(${medianSince(since)}) as "decidedIn"`),
		refundedSince(tx, since)
	]);
	return { ...happened.parse(row), refunded };
}

// Every kind of actor is named, so that the index leads straight to the moment.
const recordedBy = (since: Date, names: readonly EventName[]) =>
	sql`${events.name} in ${names} and ${events.actorKind} in ${ACTOR_KINDS} and ${events.at} >= ${at(since)}`;
const recorded = (since: Date, ...names: EventName[]) => sql`select 1 from ${events} where ${recordedBy(since, names)}`;

const medianSince = (since: Date) => sql`select percentile_cont(0.5) within group (order by took)::float8 from (
	select extract(epoch from ${events.at} - ${cancellations.createdAt}) * 1000 as took
	from ${events} join ${cancellations} on ${cancellations.id} = ${events.cancellationId} and ${cancellations.wasRequested}
	where ${recordedBy(since, ['cancellation.accepted', 'cancellation.rejected'])}
	limit ${sql.raw(String(COUNTED_UP_TO))}) decided`;

const refundedSince = (tx: Tx, since: Date): Promise<{ currency: string; amount: number }[]> =>
	tx
		.select({ currency: refunds.currency, amount: sql<number>`sum(${refunds.amountMinor})::float8` })
		.from(refunds)
		.where(and(eq(refunds.state, 'succeeded'), gte(refunds.settledAt, since)))
		.groupBy(refunds.currency)
		.orderBy(asc(refunds.currency));
