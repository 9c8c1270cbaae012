import { and, asc, desc, gt, lte, sql } from 'drizzle-orm';
import { z } from 'zod';
import { later, MINUTE } from '$lib/core/time';
import type { Ctx } from '../ctx';
import type { Tx } from '../db';
import { events } from '../tables.server';

/** An event of the feed; `seq` is its place in it. */
export type FedEvent = typeof events.$inferSelect;

/**
 * Events after a place in the feed, in order. Numbers are given out before their transactions end, so while somebody
 * writes, the feed stops before the first number that is not there yet: whoever follows it never misses one. A number
 * still missing after a minute was given up with its transaction.
 */
export const feedAfter = ({ db, now }: Pick<Ctx, 'db' | 'now'>, after: number, limit: number): Promise<FedEvent[]> =>
	db.transaction(async (tx) => {
		// In this order: who takes a number after it was read is beyond it, who took one before still holds the table.
		const [[given], [others]] = await Promise.all([tx.execute(LAST_GIVEN), tx.execute(WRITERS)]);
		const rows = await between(tx, { after, upTo: count.parse(given).count, limit });
		return count.parse(others).count > 0 ? upToGap(rows, after, later(now, -MINUTE)) : rows;
	});

/** A place in the feed that nothing can be added before any more: where somebody begins to follow it. */
export async function settledPlace({ db, now }: Pick<Ctx, 'db' | 'now'>): Promise<number> {
	const [last] = await db
		.select({ seq: events.seq })
		.from(events)
		.where(lte(events.at, later(now, -MINUTE)))
		.orderBy(desc(events.seq))
		.limit(1);
	return last?.seq ?? 0;
}

const count = z.object({ count: z.coerce.number() });
const LAST_GIVEN = sql`select case when is_called then last_value else 0 end as count from events_seq_seq`;
const WRITERS = sql`select count(*) from pg_locks where relation = 'events'::regclass and mode = 'RowExclusiveLock'
	and pid <> pg_backend_pid()`;

type Stretch = { readonly after: number; readonly upTo: number; readonly limit: number };

const between = (tx: Tx, { after, upTo, limit }: Stretch): Promise<FedEvent[]> =>
	tx
		.select()
		.from(events)
		.where(and(gt(events.seq, after), lte(events.seq, upTo)))
		.orderBy(asc(events.seq))
		.limit(limit);

function upToGap(rows: readonly FedEvent[], after: number, patience: Date): FedEvent[] {
	const gap = rows.findIndex(({ seq, at }, i) => seq !== (rows[i - 1]?.seq ?? after) + 1 && at > patience);
	return rows.slice(0, gap < 0 ? rows.length : gap);
}
