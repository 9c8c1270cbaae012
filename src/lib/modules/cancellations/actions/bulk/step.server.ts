import { staffActor } from '$lib/core/actor';
import { Refused } from '$lib/core/refusal';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { report } from '$lib/server/http/report';
import { MOST_ATTEMPTS, STEP_ROWS, type RunKind, type RunOptions } from '../../bulk/run';
import { endRow, nextRows, type Waiting } from '../../repository/bulk/rows.server';
import { beginStep, finishRun, progressOf, standingOf, type Run } from '../../repository/bulk/runs.server';
import { getState } from '../../repository/bulk/case-state.server';
import { acceptIn } from '../decide/accept.server';
import { assignIn } from '../decide/assign.server';
import { rejectIn } from '../request/end-request.server';
import { sendPlannedIn } from '../money/send-planned.server';
import { unacceptIn } from '../decide/unaccept.server';
import { undoIn } from '../decide/undo.server';
import { decisionOf } from './findings.server';
import { stopForWant } from './run.server';

/**
 * Carries out the next rows of a run, each in a transaction of its own together with its outcome: whatever breaks, a case
 * is done and said to be done, or neither. Safe to repeat and to run beside itself.
 * @returns whether there is more to do
 */
export async function stepRun(ctx: Ctx, { id }: { readonly id: string }): Promise<boolean> {
	const run = await beginStep(ctx.db, id, ctx.now);
	if (!run) return false;
	const rows = await nextRows(ctx.db, id, STEP_ROWS);
	for (const row of rows) if (!(await carryOut(ctx, run, row))) return false;
	if (rows.length > 0) return true;
	await finish(ctx, id);
	return false;
}

/** Thrown where a row can't be carried out because the run does not go on: it waits. */
class Halted extends Error {
	constructor(readonly starterGone: boolean) {
		super('The run does not go on');
	}
}

/** @returns whether the run goes on */
async function carryOut(ctx: Ctx, run: Run, row: Waiting): Promise<boolean> {
	const which = { run: run.id, id: row.cancellationId };
	try {
		await ctx.db.transaction(async (tx) => {
			const acting = await actingIn(tx, ctx, run.id);
			await CARRY_OUT[run.kind](tx, acting, { row, options: run.options });
			const ended = await endRow(tx, which, { outcome: 'done', settledAt: ctx.now });
			if (!ended) throw new Error(`Case ${which.id} of run ${which.run} was ended beside us`);
		});
	} catch (error) {
		if (error instanceof Halted) {
			if (error.starterGone) await stopForWant(ctx, { id: run.id });
			return false;
		}
		await (error instanceof Refused ? leaveOut(ctx, which, error) : noteFailure(ctx, which, row, error));
	}
	return true;
}

/** Whoever the run is done for, with the rights they have now. */
async function actingIn(tx: Tx, ctx: Ctx, id: string): Promise<Ctx> {
	const standing = await standingOf(tx, id);
	if (standing?.state !== 'running') throw new Halted(false);
	if (!standing.active) throw new Halted(true);
	return withActor(ctx, staffActor(standing.staffId, standing.name, standing.role));
}

type Turn = { readonly row: Waiting; readonly options: RunOptions };

const CARRY_OUT: Readonly<Record<RunKind, (tx: Tx, ctx: Ctx, turn: Turn) => Promise<void>>> = {
	accept: (tx, ctx, { row, options }) =>
		acceptIn(tx, ctx, { ...targetOf(row), ...decisionOf(options) }, { due: row.dueMinor }),
	reject: (tx, ctx, { row, options: { reason = '', show = true } }) =>
		rejectIn(tx, ctx, { ...targetOf(row), reason, show }),
	/** Whose a case is changes nothing about it, so it may have moved on since. */
	assign: async (tx, ctx, { row, options: { assignee = null } }) => {
		await assignIn(tx, ctx, { ids: [row.cancellationId], assignee });
	},
	refund: (tx, ctx, { row }) => sendPlannedIn(tx, ctx, targetOf(row), { due: row.dueMinor }),
	/** T16 where the case waits, else the free T13: what was completed with its acceptance can't be asked for again. */
	undo: async (tx, ctx, { row }) =>
		(await getState(tx, row.cancellationId)) === 'in_progress'
			? unacceptIn(tx, ctx, targetOf(row))
			: undoIn(tx, ctx, { ...targetOf(row), answers: [] }, { onlyFree: true })
};

const targetOf = ({ cancellationId, seenVersion }: Waiting) => ({ id: cancellationId, version: seenVersion });

type Which = { readonly run: string; readonly id: string };

const leaveOut = (ctx: Ctx, which: Which, { code, facts }: Refused) =>
	endRow(ctx.db, which, { outcome: 'left_out', settledAt: ctx.now, code, facts });

/** What breaks is tried again after the others; a row that breaks each time must not hold up the run. */
async function noteFailure(ctx: Ctx, which: Which, { attempts }: Waiting, error: unknown): Promise<void> {
	const reference = report(error, { run: which.run, cancellation: which.id });
	const last = attempts + 1 >= MOST_ATTEMPTS;
	const failed = last ? ({ outcome: 'failed', settledAt: ctx.now } as const) : {};
	await endRow(ctx.db, which, { ...failed, attempts: attempts + 1, reference });
}

const finish = (ctx: Ctx, id: string) =>
	ctx.db.transaction(async (tx) => {
		const run = await finishRun(tx, id, ctx.now);
		if (!run) return;
		const [progress] = await progressOf(tx, [id]);
		const standing = await standingOf(tx, id);
		const by = standing ? withActor(ctx, staffActor(standing.staffId, standing.name, standing.role)) : ctx;
		await record(tx, by, { name: 'bulk.finished', subject: id, data: { kind: run.kind, ...progress } });
	});
