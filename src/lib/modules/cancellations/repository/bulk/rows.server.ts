import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, min, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { insertRows } from '../../../orders/repository/rows.server';
import { orders } from '../../../orders/tables.server';
import type { Outcome, RowTab } from '../../bulk/run';
import { bulkRows } from '../../bulk.tables.server';
import { cancellations } from '../../tables.server';

export type NewRow = typeof bulkRows.$inferInsert;

/** All rows by one statement, however many. */
export const putRows = (tx: Tx, rows: readonly NewRow[]) =>
	insertRows(
		tx,
		bulkRows,
		rows.map(({ facts = {}, code = null, outcome = null, settledAt = null, ...row }) => ({
			...row,
			code,
			facts,
			outcome,
			settledAt,
			attempts: 0
		}))
	);

export const deleteRows = (tx: Tx, runId: string) => tx.delete(bulkRows).where(eq(bulkRows.runId, runId));

/** The cases of a run in the order they were chosen. */
export const casesOfRun = async (tx: Tx, runId: string): Promise<string[]> =>
	(
		await tx
			.select({ id: bulkRows.cancellationId })
			.from(bulkRows)
			.where(eq(bulkRows.runId, runId))
			.orderBy(asc(bulkRows.position))
	).map(({ id }) => id);

/** What the dry run found in the way counts as the outcome once the run is started. */
export const leaveOutFound = (tx: Tx, runId: string, now: Date) =>
	tx
		.update(bulkRows)
		.set({ outcome: 'left_out', settledAt: now })
		.where(and(eq(bulkRows.runId, runId), isNotNull(bulkRows.code), isNull(bulkRows.outcome)));

const isWaiting = (runId: string) => and(eq(bulkRows.runId, runId), isNull(bulkRows.outcome), isNull(bulkRows.code));

export type Waiting = Pick<typeof bulkRows.$inferSelect, 'cancellationId' | 'seenVersion' | 'dueMinor' | 'attempts'>;

/** The next rows whose turn it is; those that broke before come last. */
export const nextRows = (tx: Tx, runId: string, limit: number): Promise<Waiting[]> =>
	tx
		.select({
			cancellationId: bulkRows.cancellationId,
			seenVersion: bulkRows.seenVersion,
			dueMinor: bulkRows.dueMinor,
			attempts: bulkRows.attempts
		})
		.from(bulkRows)
		.where(isWaiting(runId))
		.orderBy(asc(bulkRows.attempts), asc(bulkRows.position))
		.limit(limit);

type Ending = Partial<Pick<NewRow, 'code' | 'facts' | 'reference' | 'attempts'>> & {
	readonly outcome?: Outcome;
	readonly settledAt?: Date;
};
type Which = { readonly run: string; readonly id: string };

/** Says what came of a row that still waits. @returns whether it did wait */
export async function endRow(tx: Tx, { run, id }: Which, ending: Ending): Promise<boolean> {
	const after = sql`(select version from cancellations n where n.id = ${bulkRows.cancellationId})`;
	const changed = await tx
		.update(bulkRows)
		.set({ ...ending, ...(ending.outcome === 'done' ? { versionAfter: after } : {}) })
		.where(and(isWaiting(run), eq(bulkRows.cancellationId, id)))
		.returning({ id: bulkRows.cancellationId });
	return changed.length > 0;
}

const inTab: Record<RowTab, SQL | undefined> = {
	all: undefined,
	waiting: and(isNull(bulkRows.outcome), isNull(bulkRows.code)),
	done: eq(bulkRows.outcome, 'done'),
	left_out: sql`(${bulkRows.code} is not null or ${bulkRows.outcome} = 'failed')`
};

type RowsInput = { readonly run: string; readonly tab: RowTab; readonly from: number; readonly limit: number };

/** Rows of a run with the cases they are about, one more than asked for where there are more. */
export const rowsOfRun = (tx: Tx, { run, tab, from, limit }: RowsInput) =>
	tx
		.select({
			position: bulkRows.position,
			id: bulkRows.cancellationId,
			currency: bulkRows.currency,
			due: bulkRows.dueMinor,
			code: bulkRows.code,
			facts: bulkRows.facts,
			outcome: bulkRows.outcome,
			reference: bulkRows.reference,
			number: cancellations.number,
			state: cancellations.state,
			origin: cancellations.origin,
			orderNumber: orders.number,
			customer: orders.name
		})
		.from(bulkRows)
		.innerJoin(cancellations, eq(cancellations.id, bulkRows.cancellationId))
		.innerJoin(orders, eq(orders.id, cancellations.orderId))
		.where(and(eq(bulkRows.runId, run), gte(bulkRows.position, from), inTab[tab]))
		.orderBy(asc(bulkRows.position))
		.limit(limit + 1);

/** What was done, by currency. */
export const doneSums = (tx: Tx, runId: string) =>
	tx
		.select({
			currency: bulkRows.currency,
			count: sql<number>`count(*)::int`,
			amount: sql<number>`sum(${bulkRows.dueMinor})::bigint`.mapWith(Number)
		})
		.from(bulkRows)
		.where(and(eq(bulkRows.runId, runId), eq(bulkRows.outcome, 'done')))
		.groupBy(bulkRows.currency)
		.orderBy(asc(bulkRows.currency));

/** What of a run can still be taken back for free, and until when all of that can. */
export async function graceOf(tx: Tx, runId: string) {
	const [grace] = await tx
		.select({
			count: sql<number>`count(*)::int`,
			first: min(cancellations.graceUntil)
		})
		.from(bulkRows)
		.innerJoin(cancellations, eq(cancellations.id, bulkRows.cancellationId))
		.where(
			and(
				eq(bulkRows.runId, runId),
				eq(bulkRows.outcome, 'done'),
				inArray(cancellations.state, ['in_progress', 'canceled']),
				isNull(cancellations.releasedAt),
				eq(cancellations.version, bulkRows.versionAfter)
			)
		);
	return grace ?? { count: 0, first: null };
}

/** What a run did, with how each case stands now, the last first: that is the order to take it back in. */
export const doneRows = (tx: Tx, runId: string) =>
	tx
		.select({
			cancellationId: bulkRows.cancellationId,
			currency: bulkRows.currency,
			dueMinor: bulkRows.dueMinor,
			tenders: bulkRows.tenders,
			versionAfter: bulkRows.versionAfter,
			number: cancellations.number,
			state: cancellations.state,
			version: cancellations.version,
			decidedBy: cancellations.decidedBy,
			releasedAt: cancellations.releasedAt,
			onBehalf: cancellations.onBehalf,
			wasRequested: cancellations.wasRequested
		})
		.from(bulkRows)
		.innerJoin(cancellations, eq(cancellations.id, bulkRows.cancellationId))
		.where(and(eq(bulkRows.runId, runId), eq(bulkRows.outcome, 'done')))
		.orderBy(desc(bulkRows.position));
