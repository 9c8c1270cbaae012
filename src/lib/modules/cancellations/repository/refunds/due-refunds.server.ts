import { and, asc, eq, isNull, lt, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { orders } from '../../../orders/tables.server';
import { STORED_VALUE_METHODS } from '../../../refunds/method-names';
import { refundDigests, refunds } from '../../../refunds/tables.server';
import { COUNTED_UP_TO } from '../../queue/queue';
import type { RefundDue } from '../../money/refund-choices';
import { cancellations } from '../../tables.server';

/** When a planned refund is to be made; one without a date, since it was planned. */
export const dueMoment = sql`coalesce(${refunds.dueAt}, ${refunds.createdAt})`;

/** Planned, or waiting for somebody who may pay to let it go: a person has something to do about it by its day. */
export const isToMake = sql`(${refunds.state} = 'planned' or ${refunds.needsRelease})`;

/**
 * Refunds that somebody has to make before that moment: planned ones of cases whose grace is over, on their way out of the
 * shop. Points and credit go with the last of the rest, by themselves; what waits for a supplier's answer is due when the
 * shopper was promised it at the latest.
 */
export const dueBefore = (before: Date): SQL => sql`${isToMake} and ${dueMoment} < ${at(before)}
	and ${refunds.method} not in ${STORED_VALUE_METHODS}
	and exists (select 1 from cancellations n where n.id = ${refunds.cancellationId} and n.released_at is not null
		and (n.refund_due_at < ${at(before)} or not exists (select 1 from supplier_cancellations s
			where s.cancellation_id = n.id and s.state in ('to_send', 'sent'))))`;

const at = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;

/** The same as rows, for whoever counts them. */
export const dueRefunds = (before: Date): SQL => sql`select 1 from ${refunds} where ${dueBefore(before)}`;

/** How many are due by when, each counted no further than anybody reads. One statement. */
export async function countDue(tx: Tx, until: Readonly<Record<RefundDue, Date>>): Promise<Record<RefundDue, number>> {
	const [overdue, today, week] = await countDueBefore(tx, [until.overdue, until.today, until.week]);
	return { overdue, today, week };
}

type Three<T> = readonly [T, T, T];

/** The same before any three moments. */
export async function countDueBefore(tx: Tx, moments: Three<Date>): Promise<Three<number>> {
	const counts = moments.map((before) => sql`(select count(*)::int from (${dueRefunds(before)} limit ${MOST}) found)`);
	const [row] = await tx.execute<{ counts: Three<number> }>(
		sql`select json_build_array(${sql.join(counts, sql`, `)}) as counts`
	);
	return row?.counts ?? [0, 0, 0];
}

const MOST = sql.raw(String(COUNTED_UP_TO + 1));

/** The next that are due before that moment, the most urgent first. */
export const listDue = (tx: Tx, before: Date, limit: number) =>
	tx
		.select({
			number: cancellations.number,
			orderNumber: orders.number,
			amount: refunds.amountMinor,
			currency: refunds.currency,
			dueAt: sql<Date>`${dueMoment}`.mapWith(refunds.createdAt)
		})
		.from(refunds)
		.innerJoin(cancellations, eq(cancellations.id, refunds.cancellationId))
		.innerJoin(orders, eq(orders.id, refunds.orderId))
		.where(dueBefore(before))
		.orderBy(asc(dueMoment), asc(refunds.id))
		.limit(limit);

/** Refunds whose day has passed without staff having been told. */
export const untold = (tx: Tx, now: Date, limit: number): Promise<{ id: string; cancellationId: string }[]> =>
	tx
		.select({ id: refunds.id, cancellationId: refunds.cancellationId })
		.from(refunds)
		.where(and(isNull(refunds.overdueToldAt), lt(refunds.dueAt, now), dueBefore(now)))
		.orderBy(asc(refunds.dueAt))
		.limit(limit);

type Digest = { readonly day: string; readonly now: Date; readonly before: Date };

/** Claims the day's letter about what is due before that moment. @returns whether there is one, for the one who claims it */
export async function claimDigest(tx: Tx, { day, now, before }: Digest): Promise<boolean> {
	const claimed = await tx.execute(sql`insert into ${refundDigests} (day, at)
		select ${day}, ${at(now)} where not exists (select 1 from ${refundDigests} d where d.day = ${day})
			and exists (${dueRefunds(before)}) on conflict (day) do nothing returning day`);
	return claimed.length > 0;
}
