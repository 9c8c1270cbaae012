import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import { Refused } from '$lib/core/refusal';
import { later, MINUTE } from '$lib/core/time';
import type { Tx } from '$lib/server/db';
import { MOST_REFUSED, type Trouble } from '../states';
import { connections } from '../tables.server';

export type Connection = typeof connections.$inferSelect;
type New = typeof connections.$inferInsert;

export const insertConnection = (tx: Tx, row: New) => tx.insert(connections).values(row);

export const changeConnection = (tx: Tx, id: string, patch: Partial<Omit<New, 'id' | 'connector' | 'side'>>) =>
	tx.update(connections).set(patch).where(eq(connections.id, id));

export const deleteConnection = (tx: Tx, id: string) => tx.delete(connections).where(eq(connections.id, id));

export async function findConnection(tx: Tx, id: string): Promise<Connection | undefined> {
	const [row] = await tx.select().from(connections).where(eq(connections.id, id));
	return row;
}

/** @throws Refused `connection.not_found` */
export async function getConnection(tx: Tx, id: string): Promise<Connection> {
	const row = await findConnection(tx, id);
	if (!row) throw new Refused('connection.not_found');
	return row;
}

/** @throws Refused `connection.not_found` */
export async function lockConnection(tx: Tx, id: string): Promise<Connection> {
	const [row] = await tx.select().from(connections).where(eq(connections.id, id)).for('update');
	if (!row) throw new Refused('connection.not_found');
	return row;
}

export const countConnections = (tx: Tx): Promise<number> => tx.$count(connections);

export const hasName = async (tx: Tx, name: string): Promise<boolean> =>
	(await tx.select({ id: connections.id }).from(connections).where(eq(connections.name, name))).length > 0;

/** All there is of those after this id, the oldest first. */
export const connectionsAfter = (tx: Tx, id: string, limit: number): Promise<Connection[]> =>
	tx.select().from(connections).where(gt(connections.id, id)).orderBy(asc(connections.id)).limit(limit);

const MOST_COUNTED = 1000;

/** All connections, by name, with how many of their orders are out of step, counted to a thousand. */
export const listConnections = (tx: Tx, limit: number) =>
	tx
		.select({
			id: connections.id,
			connector: connections.connector,
			side: connections.side,
			name: connections.name,
			shownName: connections.shownName,
			state: connections.state,
			trouble: connections.trouble,
			failingSince: connections.failingSince,
			missing: connections.missing,
			lastInAt: connections.lastInAt,
			lastOutAt: connections.lastOutAt,
			failed: sql<number>`(select count(*)::int from (select 1 from channel_orders o
				where o.connection_id = connections.id and o.failure is not null limit ${MOST_COUNTED + 1}) as counted)`
		})
		.from(connections)
		.orderBy(asc(connections.name))
		.limit(limit);

export type Works = { readonly at: Date };
/** What happened on its wire: it works, or since when it does not. The first failure of a row of them counts. */
export const bookHealth = (tx: Tx, id: string, at: Date, trouble: { kind: Trouble; words: string } | null) =>
	tx
		.update(connections)
		.set(
			trouble
				? {
						trouble: trouble.kind,
						troubleWords: trouble.words.slice(0, 300),
						failingSince: sql`coalesce(${connections.failingSince}, ${at.toISOString()}::timestamptz)`
					}
				: { trouble: null, troubleWords: '', failingSince: null, lastOutAt: at }
		)
		.where(eq(connections.id, id));

/**
 * A webhook of it was refused. Whoever likes can send such: it is written once a minute at most, and moves nothing else.
 */
export const noteRefused = (tx: Tx, id: string, now: Date) =>
	tx
		.update(connections)
		.set({ refused: sql`least(${connections.refused} + 1, ${MOST_REFUSED})`, refusedAt: now })
		.where(
			and(eq(connections.id, id), or(isNull(connections.refusedAt), lte(connections.refusedAt, later(now, -MINUTE))))
		);

/** One that was good: what was refused before was not for a wrong secret of ours. */
export const NONE_REFUSED = { refused: 0, refusedAt: null } as const;

/** Those whose changes are due to be read, for one reader each. */
export const claimBackfills = (tx: Tx, now: Date, again: Date, limit: number): Promise<{ id: string }[]> => {
	const due = tx
		.select({ id: connections.id })
		.from(connections)
		.where(and(lte(connections.backfillDueAt, now), eq(connections.state, 'on')))
		.orderBy(asc(connections.backfillDueAt))
		.limit(limit)
		.for('update', { skipLocked: true });
	return tx
		.update(connections)
		.set({ backfillDueAt: again })
		.where(sql`${connections.id} in ${due}`)
		.returning({ id: connections.id });
};
