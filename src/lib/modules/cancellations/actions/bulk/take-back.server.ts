import { no, Refused, yes, type Verdict } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { summarize } from '../../bulk/summary';
import { claimsOf } from '../../money/claims';
import { doneRows, putRows } from '../../repository/bulk/rows.server';
import { insertRun, isOver, lockRun, undoOf } from '../../repository/bulk/runs.server';
import { stepFor } from '../../status';
import { judgeUnaccept } from '../decide/judge.server';
import { demandStaff } from './draft.server';
import { started } from './run.server';

/**
 * Takes back, for free, what a run of acceptances did and nobody has touched since: a run of its own, once. What is out
 * of its grace or changed stays as it is, and says so.
 * @returns the run that does it
 * @throws Refused `bulk.undone_already`, `bulk.nothing_to_undo`, `bulk.wrong_status`
 */
export const takeBack = (ctx: Ctx, { id }: { readonly id: string }): Promise<string> =>
	ctx.db.transaction(async (tx) => {
		demandStaff(ctx);
		const run = await lockRun(tx, id);
		if (run.kind !== 'accept' || !isOver(run.state)) throw new Refused('bulk.wrong_status', { state: run.state });
		const [before, done] = await Promise.all([undoOf(tx, id), doneRows(tx, id)]);
		if (before) throw new Refused('bulk.undone_already', { by: before });
		const undoing = { id: ctx.newId('blk'), kind: 'undo', undoes: id } as const;
		const rows = done.map((row, position) => rowOf(ctx, { ...row, position }, undoing.id));
		const summary = summarize(rows.map((row) => ({ ...row, due: row.dueMinor })));
		if (summary.count === 0) throw new Refused('bulk.nothing_to_undo');
		const times = { createdAt: ctx.now, checkedAt: ctx.now, startedAt: ctx.now, steppedAt: ctx.now };
		const who = { createdBy: ctx.actor.id, actsFor: ctx.actor.id };
		await insertRun(tx, { ...undoing, ...who, ...times, state: 'running', options: {}, summary });
		await Promise.all([
			putRows(tx, rows),
			record(tx, ctx, [
				{ name: 'bulk.undone', subject: id, data: { by: undoing.id, cases: summary.count, left_out: summary.leftOut } },
				started({ ...undoing, summary })
			])
		]);
		return undoing.id;
	});

type Done = Awaited<ReturnType<typeof doneRows>>[number];

function rowOf(ctx: Ctx, row: Done & { readonly position: number }, runId: string) {
	const { cancellationId, position, currency, dueMinor, tenders, version } = row;
	const verdict = mayTakeBack(ctx, row);
	const found = { runId, cancellationId, position, currency, dueMinor, tenders, seenVersion: version };
	if (verdict.ok) return { ...found, code: null, facts: {} };
	const out = { outcome: 'left_out', settledAt: ctx.now } as const;
	return { ...found, ...out, code: verdict.code, facts: verdict.facts };
}

/** Still within its grace, as it was left, and this person's to take back. */
function mayTakeBack(ctx: Ctx, { versionAfter, ...it }: Done): Verdict {
	if (it.releasedAt) return no('cancellation.grace_over', { number: it.number });
	if (it.version !== versionAfter) return no('cancellation.changed', { state: it.state, version: it.version });
	if (it.state === 'in_progress') return judgeUnaccept(ctx, it);
	const step = stepFor(it.state, 'undo', ctx.actor.rights, claimsOf(ctx.actor, it));
	return step.ok ? yes(undefined) : step;
}
