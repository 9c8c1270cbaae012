import { and, eq, lte, sql } from 'drizzle-orm';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { inJson, insertRows } from '../../orders/repository/rows.server';
import type { OpenRun } from '../import';
import type { Trouble } from '../reading/orders';
import type { Checkpoint } from '../reading/position';
import type { Phase, RunState } from '../state';
import { importOrders, importRuns, importTroubles } from '../tables.server';
import { toRun } from './columns.server';

/** Which run of which import. */
export type RunKey = { readonly id: string; readonly phase: Phase };

const which = ({ id, phase }: RunKey) => and(eq(importRuns.importId, id), eq(importRuns.phase, phase));

export const insertRun = (tx: Tx, { now, actor }: Pick<Ctx, 'now' | 'actor'>, { id: importId, phase }: RunKey) =>
	tx.insert(importRuns).values({
		...{ importId, phase, startedAt: now, movedAt: now, byName: actor.name },
		...{ keptOut: {}, notices: {}, totals: {} }
	});

/** With all it found. */
export const deleteRun = (tx: Tx, key: RunKey) => tx.delete(importRuns).where(which(key));

/** What it found, line by line and order by order; what it counted stays. */
export const deleteFindings = (tx: Tx, { id, phase }: RunKey) =>
	Promise.all([
		tx.delete(importOrders).where(and(eq(importOrders.importId, id), eq(importOrders.phase, phase))),
		tx.delete(importTroubles).where(and(eq(importTroubles.importId, id), eq(importTroubles.phase, phase)))
	]);

export const getRun = (tx: Tx, key: RunKey): Promise<OpenRun | undefined> => read(tx, key, false);

/** Whoever writes what a run came to holds its row: one goes on at a time, and nothing is written behind a cancellation. */
export const lockRun = (tx: Tx, key: RunKey): Promise<OpenRun | undefined> => read(tx, key, true);

async function read(tx: Tx, key: RunKey, lock: boolean): Promise<OpenRun | undefined> {
	const found = tx.select().from(importRuns).where(which(key));
	const [row] = await (lock ? found.for('update') : found);
	return row && toRun(row);
}

export type Progress = Pick<OpenRun, 'bytes' | 'lines' | 'orders' | 'present' | 'keptOut' | 'notices' | 'totals'> & {
	readonly checkpoint: Checkpoint;
};

/** How far it is now; whatever went wrong before is forgotten. */
export const saveProgress = (tx: Tx, key: RunKey, now: Date, progress: Progress) =>
	tx
		.update(importRuns)
		.set({ ...progress, failures: 0, reference: null, movedAt: now })
		.where(which(key));

/** `reference`: what the reason is logged under, where it failed. */
export const endRun = (
	tx: Tx,
	[key, now]: readonly [RunKey, Date],
	state: Exclude<RunState, 'running'>,
	reference: string | null = null
) => tx.update(importRuns).set({ state, finishedAt: now, reference }).where(which(key));

/** One that was stopped or failed goes on. */
export const reopenRun = (tx: Tx, { now, actor }: Pick<Ctx, 'now' | 'actor'>, key: RunKey) =>
	tx
		.update(importRuns)
		.set({ state: 'running', finishedAt: null, failures: 0, reference: null, movedAt: now, byName: actor.name })
		.where(which(key));

/** @returns how often it broke off in a row by now */
export async function countFailure(tx: Tx, key: RunKey): Promise<number> {
	const [row] = await tx
		.update(importRuns)
		.set({ failures: sql`${importRuns.failures} + 1` })
		.where(and(which(key), eq(importRuns.state, 'running')))
		.returning({ failures: importRuns.failures });
	return row?.failures ?? 0;
}

type Outcome = typeof importOrders.$inferInsert;

/** Which of these numbers the run has met already. */
export async function metNumbers(tx: Tx, { id, phase }: RunKey, numbers: readonly string[]): Promise<Set<string>> {
	const rows = await tx
		.select({ number: importOrders.number })
		.from(importOrders)
		.where(and(eq(importOrders.importId, id), eq(importOrders.phase, phase), inJson(importOrders.number, numbers)));
	return new Set(rows.map(({ number }) => number));
}

export const insertOutcomes = (tx: Tx, outcomes: readonly Outcome[]) => insertRows(tx, importOrders, outcomes);

export const insertTroubles = (tx: Tx, { id: importId, phase }: RunKey, troubles: readonly Trouble[]) =>
	insertRows(
		tx,
		importTroubles,
		troubles.map(({ line, kind, order = null, field = null, found = null }) => ({
			...{ importId, phase, line, kind, number: order, field, found }
		}))
	);

/** Runs nothing has happened to since `before`, marked as moved: whose work was lost is to be taken up again. */
export const takeUpStalled = (tx: Tx, now: Date, before: Date) =>
	tx
		.update(importRuns)
		.set({ movedAt: now })
		.where(and(eq(importRuns.state, 'running'), lte(importRuns.movedAt, before)))
		.returning({ id: importRuns.importId, phase: importRuns.phase });
