import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { MOST_ROWS, type ChosenKind } from '../../bulk/run';
import { summarize } from '../../bulk/summary';
import { casesOfRun, deleteRows, putRows } from '../../repository/bulk/rows.server';
import { insertRun, lockRun, updateRun, type Run } from '../../repository/bulk/runs.server';
import { findingsOf, type Finding } from './findings.server';

type Chosen = { readonly kind: ChosenKind; readonly ids: readonly string[] };

/**
 * Keeps a selection together with what a dry run of it finds now. Of the cases themselves nothing changes.
 * @throws Refused `bulk.nothing_selected`
 */
export async function draftRun(ctx: Ctx, { kind, ids }: Chosen): Promise<string> {
	demandStaff(ctx);
	const once = [...new Set(ids)].slice(0, MOST_ROWS);
	const findings = await findingsOf(ctx, { kind, options: {}, ids: once });
	if (findings.length === 0) throw new Refused('bulk.nothing_selected');
	const id = ctx.newId('blk');
	const who = { createdBy: ctx.actor.id, actsFor: ctx.actor.id };
	const times = { createdAt: ctx.now, checkedAt: ctx.now };
	await ctx.db.transaction(async (tx) => {
		const head = { id, kind, state: 'draft', options: {}, summary: summarize(findings) } as const;
		await insertRun(tx, { ...head, ...who, ...times });
		await putRows(tx, findings.map(rowOf(id)));
	});
	return id;
}

/** Looks at the same cases again: what changed since is seen as it is now. */
export async function checkAgain(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
	const run = await ctx.db.transaction((tx) => lockDraft(tx, ctx, id));
	const ids = await casesOfRun(ctx.db, id);
	const findings = await findingsOf(ctx, { kind: run.kind, options: {}, ids });
	await ctx.db.transaction(async (tx) => {
		await lockDraft(tx, ctx, id);
		await deleteRows(tx, id);
		await putRows(tx, findings.map(rowOf(id)));
		await updateRun(tx, id, { checkedAt: ctx.now, summary: summarize(findings) });
	});
}

/** @throws Refused `bulk.not_found` for another's, `bulk.wrong_status` once it was started */
export async function lockDraft(tx: Tx, ctx: Ctx, id: string): Promise<Run & { kind: ChosenKind }> {
	demandStaff(ctx);
	const run = await lockRun(tx, id);
	if (run.state !== 'draft') throw new Refused('bulk.wrong_status', { state: run.state });
	if (run.createdBy !== ctx.actor.id || run.kind === 'undo') throw new Refused('bulk.not_found');
	return { ...run, kind: run.kind };
}

/** Deciding is a right of staff. */
export function demandStaff({ actor }: Pick<Ctx, 'actor'>): void {
	if (actor.kind !== 'staff' || !actor.rights.has('decide')) throw new Refused('auth.forbidden');
}

const rowOf =
	(runId: string) =>
	({ due, code, ...finding }: Finding, position: number) => ({ ...finding, runId, position, dueMinor: due, code });
