import { demand } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { readFile } from '$lib/server/files';
import { record } from '$lib/server/outbox';
import { report } from '$lib/server/http/report';
import { mappingBy } from '../columns/layout';
import { mappingFor } from '../formats/names';
import { allKeptOut, type ImportFacts } from '../import';
import { batchesOf, BEGINNING } from '../reading/batches.server';
import { csvEntries, type OpenCsv } from '../reading/csv.server';
import { toDelimiter } from '../reading/delimiter';
import type { Position } from '../reading/position';
import { getImport } from '../repository/imports.server';
import { forgetNamed } from '../repository/payments.server';
import { countFailure, deleteFindings, endRun, getRun, lockRun, type RunKey } from '../repository/runs.server';
import { keepBatch } from './batch.server';

/** How long one job goes on, so that other work has its turn and a process that is to end ends. */
const SLICE_MS = 10_000;
const MOST_FAILURES = 5;

/**
 * Goes over a file from where it was left, for some seconds. Safe to run twice, also at once: a batch is kept by one only.
 * @returns whether there is more to do
 */
export async function goOver(ctx: Ctx, key: RunKey, sliceMs = SLICE_MS): Promise<'more' | 'over'> {
	try {
		return await slice(ctx, key, performance.now() + sliceMs);
	} catch (error) {
		if (!(await gaveUp(ctx, key, error))) throw error;
		return 'over';
	}
}

async function slice(ctx: Ctx, key: RunKey, until: number): Promise<'more' | 'over'> {
	const [facts, run] = await Promise.all([getImport(ctx.db, key.id), getRun(ctx.db, key)]);
	if (run?.state !== 'running') return 'over';
	const after = run.checkpoint ?? BEGINNING;
	const csv = await openAt(ctx, facts, after.from);
	let kept = after.batch;
	for await (const batch of batchesOf(csv, { mapping: mappingOf(facts), store: ctx, after })) {
		if (!(await keepBatch(ctx, key, batch, kept))) return 'over';
		kept = batch.next.batch;
		if (performance.now() >= until) return 'more';
	}
	await finish(ctx, key, kept);
	return 'over';
}

/** What a file is, as somebody said. @throws Refused when nobody did, or its columns are others */
const mappingOf = ({ header, format, layout }: ImportFacts) =>
	demand(layout ? mappingBy(layout, header) : mappingFor(header, format ?? ''));

async function openAt({ db }: Ctx, { fileId, header, delimiter }: ImportFacts, from: Position): Promise<OpenCsv> {
	if (fileId === null) throw new Error('The file is gone');
	const entries = csvEntries(readFile(db, fileId, from.byte), toDelimiter(delimiter), from);
	if (from.byte === 0) await entries.next(); // the header
	return { columns: header, entries };
}

const finish = (ctx: Ctx, key: RunKey, behind: number) =>
	ctx.db.transaction(async (tx) => {
		const run = await lockRun(tx, key);
		if (run?.state !== 'running' || (run.checkpoint?.batch ?? 0) !== behind) return;
		await endRun(tx, [key, ctx.now], 'done');
		if (key.phase === 'check') return void (await forgetNamed(tx, key));
		const { lines, orders, present, keptOut } = run;
		const data = { lines, orders, present, kept_out: allKeptOut(keptOut) };
		await Promise.all([
			deleteFindings(tx, { id: key.id, phase: 'check' }),
			record(tx, ctx, { name: 'import.finished', subject: key.id, data })
		]);
	});

/** Counts that it broke off; after a few times in a row somebody has to look at it. */
const gaveUp = (ctx: Ctx, key: RunKey, error: unknown): Promise<boolean> =>
	ctx.db.transaction(async (tx) => {
		if ((await countFailure(tx, key)) < MOST_FAILURES) return false;
		const reference = report(error, key);
		await endRun(tx, [key, ctx.now], 'failed', reference);
		if (key.phase === 'import') await record(tx, ctx, { name: 'import.failed', subject: key.id, data: { reference } });
		return true;
	});
