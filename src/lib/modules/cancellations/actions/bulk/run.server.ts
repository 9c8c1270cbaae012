import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { RunOptions, StopReason } from '../../bulk/run';
import { leaveOutFound } from '../../repository/bulk/rows.server';
import { haltRun, lockRun, progressOf, undoOf, updateRun, type Run } from '../../repository/bulk/runs.server';
import { demandStaff, lockDraft } from './draft.server';

type Named = { readonly id: string };

/**
 * Begins what the dry run showed: from here on the rows are carried out one by one, as whoever starts it.
 * @throws Refused `bulk.nothing_to_do` when every case would be left out
 */
export const startRun = (ctx: Ctx, { id, ...options }: Named & RunOptions): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const run = await lockDraft(tx, ctx, id);
		if (run.summary.count === 0) throw new Refused('bulk.nothing_to_do');
		await Promise.all([
			leaveOutFound(tx, id, ctx.now),
			updateRun(tx, id, { state: 'running', options, startedAt: ctx.now, steppedAt: ctx.now }),
			record(tx, ctx, started(run))
		]);
	});

/** The event that lets the rows be carried out. */
export const started = ({ id, kind, summary, undoes }: Pick<Run, 'id' | 'kind' | 'summary' | 'undoes'>) => ({
	name: 'bulk.started' as const,
	subject: id,
	data: { kind, cases: summary.count, left_out: summary.leftOut, currencies: summary.currencies, undoes }
});

/** Somebody stops it: what is done stays done, the rest waits. A case that is being worked on is still carried out. */
export const stopRun = (ctx: Ctx, { id }: Named): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demandStaff(ctx);
		if (!(await halt(tx, ctx, id, 'person'))) throw new Refused('bulk.wrong_status');
	});

/** It ends because whoever it is done for may not do it any more. */
export const stopForWant = (ctx: Ctx, { id }: Named): Promise<boolean> =>
	ctx.db.transaction((tx) => halt(tx, ctx, id, 'starter_inactive'));

/** Goes on where it stopped, from now on as whoever says so. */
export const resumeRun = (ctx: Ctx, { id }: Named): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demandStaff(ctx);
		const { kind, state } = await lockRun(tx, id);
		if (state !== 'stopped') throw new Refused('bulk.wrong_status', { state });
		const by = await undoOf(tx, id);
		if (by) throw new Refused('bulk.undone_already', { by });
		const on = { state: 'running', actsFor: ctx.actor.id, steppedAt: ctx.now } as const;
		await Promise.all([
			updateRun(tx, id, { ...on, stoppedAt: null, stoppedBy: null, stopReason: null }),
			record(tx, ctx, { name: 'bulk.resumed', subject: id, data: { kind } })
		]);
	});

/** @returns whether it was running */
async function halt(tx: Tx, ctx: Ctx, id: string, stopReason: StopReason): Promise<boolean> {
	const stopped = await haltRun(tx, id, { stoppedAt: ctx.now, stoppedBy: ctx.actor.name, stopReason });
	if (!stopped) return false;
	const [progress] = await progressOf(tx, [id]);
	await record(tx, ctx, { name: 'bulk.stopped', subject: id, data: { reason: stopReason, ...progress } });
	return true;
}
