import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { allKeptOut, type ImportFacts } from '../import';
import { lockImport, setStarted } from '../repository/imports.server';
import { deleteRun, endRun, insertRun, lockRun, reopenRun } from '../repository/runs.server';
import { mayStep, type Step } from '../state';
import { demandManager } from './rights.server';

type Which = { readonly id: string };

/** Takes the orders in that the dry run found. @throws Refused `import.nothing_to_import`, `import.wrong_state` */
export const start = (ctx: Ctx, which: Which) =>
	step(ctx, 'start', which, async (tx, { id, fileName, check }) => {
		if (!check?.orders) throw new Refused('import.nothing_to_import');
		await setStarted(tx, id);
		await insertRun(tx, ctx, { id, phase: 'import' });
		await record(tx, ctx, { name: 'import.started', subject: id, data: { file: fileName, orders: check.orders } });
	});

/** Goes on with an import that was stopped or failed, from where it was. @throws Refused `import.wrong_state` */
export const resume = (ctx: Ctx, which: Which) =>
	step(ctx, 'resume', which, async (tx, { id, fileName, run }) => {
		await reopenRun(tx, ctx, { id, phase: 'import' });
		const data = { file: fileName, orders_before: run?.orders ?? 0 };
		await record(tx, ctx, { name: 'import.started', subject: id, data });
	});

/**
 * Stops whatever goes on. A dry run is forgotten. Of an import, the orders that came in stay; after this, none comes in
 * any more: the batch that is being written is either in, or will find itself stopped.
 * @throws Refused `import.wrong_state` when it is over already
 */
export const cancel = (ctx: Ctx, which: Which) =>
	step(ctx, 'cancel', which, async (tx, { id, state, fileName }) => {
		if (state === 'checking') return void (await deleteRun(tx, { id, phase: 'check' }));
		const key = { id, phase: 'import' } as const;
		const run = await lockRun(tx, key);
		if (run?.state !== 'running') throw new Refused('import.wrong_state');
		await endRun(tx, [key, ctx.now], 'stopped');
		const { orders, present, lines } = run;
		const data = { file: fileName, lines, orders, present, kept_out: allKeptOut(run.keptOut) };
		await record(tx, ctx, { name: 'import.canceled', subject: id, data });
	});

const step = (ctx: Ctx, name: Step, { id }: Which, work: (tx: Tx, facts: ImportFacts) => Promise<void>) =>
	ctx.db.transaction(async (tx) => {
		demandManager(ctx);
		const facts = await lockImport(tx, id);
		demand(mayStep(name, facts.state));
		if (name !== 'cancel' && facts.fileId === null) throw new Refused('import.file_gone');
		await work(tx, facts);
	});
