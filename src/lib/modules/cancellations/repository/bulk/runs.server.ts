import { and, desc, eq, isNotNull, lt, ne, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import { staff } from '../../../accounts/tables.server';
import type { RunState } from '../../bulk/run';
import { bulkRuns } from '../../bulk.tables.server';

type NewRun = typeof bulkRuns.$inferInsert;
export type Run = typeof bulkRuns.$inferSelect;
export type RunPatch = Partial<Omit<NewRun, 'id' | 'kind' | 'undoes' | 'createdBy' | 'createdAt'>>;

export const insertRun = (tx: Tx, row: NewRun) => tx.insert(bulkRuns).values(row);

export const updateRun = (tx: Tx, id: string, patch: RunPatch) =>
	tx.update(bulkRuns).set(patch).where(eq(bulkRuns.id, id));

/** The run with its row locked: whoever starts, stops, resumes or takes it back holds it. @throws Refused `bulk.not_found` */
export async function lockRun(tx: Tx, id: string): Promise<Run> {
	const [run] = await tx.select().from(bulkRuns).where(eq(bulkRuns.id, id)).for('update');
	if (!run) throw new Refused('bulk.not_found');
	return run;
}

/**
 * Whether the run goes on, and what whoever it is done for may do now. It can be stopped meanwhile; whoever takes it back
 * or resumes it waits for the transaction to end.
 */
export async function standingOf(tx: Tx, id: string) {
	const [found] = await tx
		.select({ state: bulkRuns.state, staffId: staff.id, name: staff.name, role: staff.role, active: staff.active })
		.from(bulkRuns)
		.innerJoin(staff, eq(staff.id, bulkRuns.actsFor))
		.where(eq(bulkRuns.id, id))
		.for('key share', { of: bulkRuns });
	return found;
}

/** Notes that a step begins. @returns the run, if it still goes on */
export async function beginStep(tx: Tx, id: string, now: Date): Promise<Run | undefined> {
	const [run] = await tx
		.update(bulkRuns)
		.set({ steppedAt: now })
		.where(and(eq(bulkRuns.id, id), eq(bulkRuns.state, 'running')))
		.returning();
	return run;
}

/** Stops a running run at once, whatever its rows are at. @returns it, unless it was not running */
export async function haltRun(tx: Tx, id: string, stop: Stop): Promise<Run | undefined> {
	const [run] = await tx
		.update(bulkRuns)
		.set({ ...stop, state: 'stopped' })
		.where(and(eq(bulkRuns.id, id), eq(bulkRuns.state, 'running')))
		.returning();
	return run;
}

type Stop = Required<Pick<NewRun, 'stoppedAt' | 'stoppedBy' | 'stopReason'>>;

/** Ends a running run: of several that try, one does. @returns the run, for the one */
export async function finishRun(tx: Tx, id: string, now: Date): Promise<Run | undefined> {
	const [run] = await tx
		.update(bulkRuns)
		.set({ state: 'finished', finishedAt: now })
		.where(and(eq(bulkRuns.id, id), eq(bulkRuns.state, 'running')))
		.returning();
	return run;
}

/** Runs that nobody carried on since `limit`, now claimed by who asks: of several that ask, one gets each. */
export const claimStale = (tx: Tx, limit: Date, now: Date) =>
	tx
		.update(bulkRuns)
		.set({ steppedAt: now })
		.where(and(eq(bulkRuns.state, 'running'), lt(bulkRuns.steppedAt, limit)))
		.returning({ id: bulkRuns.id });

/** Selections that nobody started. */
export const deleteDrafts = (tx: Tx, before: Date) =>
	tx.delete(bulkRuns).where(and(eq(bulkRuns.state, 'draft'), lt(bulkRuns.createdAt, before)));

/** Whether this run was taken back already, whatever came of it. */
export const undoOf = async (tx: Tx, id: string): Promise<string | undefined> =>
	(await tx.select({ id: bulkRuns.id }).from(bulkRuns).where(eq(bulkRuns.undoes, id)))[0]?.id;

const [starter, acting] = [alias(staff, 'starter'), alias(staff, 'acting')];
const undoing = alias(bulkRuns, 'undoing');

const seen = (tx: Tx, where: SQL | undefined) =>
	tx
		.select({ run: bulkRuns, by: starter.name, actsForName: acting.name, undoneBy: undoing.id })
		.from(bulkRuns)
		.innerJoin(starter, eq(starter.id, bulkRuns.createdBy))
		.innerJoin(acting, eq(acting.id, bulkRuns.actsFor))
		.leftJoin(undoing, eq(undoing.undoes, bulkRuns.id))
		.where(where);

export type SeenRun = Awaited<ReturnType<typeof recentRuns>>[number];

/** A run as its page shows it. A draft is its maker's alone. */
export async function findRun(tx: Tx, id: string, viewer: string) {
	const [found] = await seen(tx, eq(bulkRuns.id, id));
	return found && (found.run.state !== 'draft' || found.run.createdBy === viewer) ? found : undefined;
}

/** The latest runs of everybody, the newest first. */
export const recentRuns = (tx: Tx, limit: number) =>
	seen(tx, and(ne(bulkRuns.state, 'draft'), isNotNull(bulkRuns.startedAt)))
		.orderBy(desc(bulkRuns.startedAt), desc(bulkRuns.id))
		.limit(limit);

export type Progress = { id: string; done: number; left_out: number; failed: number; waiting: number };

/** What came of the rows of these runs so far, counted. */
export const progressOf = (tx: Tx, ids: readonly string[]) =>
	tx.execute<Progress>(sql`
		select run_id as id, count(*) filter (where outcome = 'done')::int as done,
			count(*) filter (where outcome = 'left_out' or (outcome is null and code is not null))::int as left_out,
			count(*) filter (where outcome = 'failed')::int as failed,
			count(*) filter (where outcome is null and code is null)::int as waiting
		from bulk_rows where run_id in (select json_array_elements_text(${JSON.stringify(ids)}::text::json)) group by run_id`);

export const isOver = (state: RunState): boolean => state === 'finished' || state === 'stopped';
