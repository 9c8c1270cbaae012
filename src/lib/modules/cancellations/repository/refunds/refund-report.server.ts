import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '$lib/server/db';
import { METHOD_NAMES, STORED_VALUE_METHODS } from '../../../refunds/method-names';
import { REFUND_STATES } from '../../../refunds/status';
import { refunds } from '../../../refunds/tables.server';
import type { DueFact, Kept, ReportFact } from '../../report/report';
import { dueMoment } from './due-refunds.server';

/** From when until before when, by which clock days are told. */
export type ReportSpan = { readonly since: Date; readonly until: Date; readonly timeZone: string };

const count = z.number();
const amount = z.coerce.number();
const fact = z.object({
	day: z.string(),
	currency: z.string(),
	method: z.enum(METHOD_NAMES),
	state: z.enum(REFUND_STATES),
	count,
	amount
});

/**
 * Refunds of the span by day, currency, method and state: those made by the day they were made, the others by the day they
 * were planned. Released authorizations are no refunds. One statement.
 */
export async function reportFacts(tx: Tx, { since, until, timeZone }: ReportSpan): Promise<ReportFact[]> {
	const rows = await tx.execute(sql`
		select to_char(moment at time zone ${timeZone}, 'YYYY-MM-DD') as day, currency, method, state,
			count(*)::int as count, sum(amount_minor)::text as amount
		from (select settled_at as moment, currency, method, state, amount_minor from ${refunds}
				where state = 'succeeded' and kind = 'refund' and settled_at >= ${at(since)} and settled_at < ${at(until)}
			union all select created_at, currency, method, state, amount_minor from ${refunds}
				where state <> 'succeeded' and kind = 'refund' and created_at >= ${at(since)} and created_at < ${at(until)}) found
		group by 1, 2, 3, 4 order by 1 desc, 2, 3, 4`);
	return z.array(fact).parse([...rows]);
}

const kept = z.object({ currency: z.string(), expected: amount, onTime: amount, late: amount, open: amount });

/** What was to be made within the span, and what became of it. Failed tries are followed by others, which count. */
export async function keptPromises(tx: Tx, { since, until }: ReportSpan): Promise<Kept[]> {
	const rows = await tx.execute(sql`
		select currency, sum(amount_minor)::text as expected,
			coalesce(sum(amount_minor) filter (where state = 'succeeded' and settled_at <= due_at), 0)::text as "onTime",
			coalesce(sum(amount_minor) filter (where state = 'succeeded' and settled_at > due_at), 0)::text as late,
			coalesce(sum(amount_minor) filter (where state <> 'succeeded'), 0)::text as open
		from ${refunds} where state not in ('canceled', 'failed') and kind = 'refund' and method not in ${STORED_VALUE_METHODS}
			and due_at >= ${at(since)} and due_at < ${at(until)}
		group by currency order by currency`);
	return z.array(kept).parse([...rows]);
}

const due = z.object({ day: z.string(), currency: z.string(), count, amount });

/** What is planned, by the day it is due; what is late already stands on the day before the span. */
export async function dueByDay(tx: Tx, { since, until, timeZone }: ReportSpan): Promise<DueFact[]> {
	const rows = await tx.execute(sql`
		select to_char(greatest(${dueMoment}, ${at(since)} - interval '1 day') at time zone ${timeZone}, 'YYYY-MM-DD') as day,
			currency, count(*)::int as count, sum(amount_minor)::text as amount
		from ${refunds} where state = 'planned' and method not in ${STORED_VALUE_METHODS} and ${dueMoment} < ${at(until)}
			and exists (select 1 from cancellations n where n.id = ${refunds.cancellationId} and n.released_at is not null)
		group by 1, 2 order by 1, 2`);
	return z.array(due).parse([...rows]);
}

const at = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;
