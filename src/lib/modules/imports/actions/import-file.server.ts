import { demand } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { takenNumbers } from '../../orders/repository/read.server';
import { paymentNames } from '../../orders/repository/write/payment-names';
import { insertOrders } from '../../orders/repository/write/write.server';
import { OPENINGS } from '../openings.server';
import { mappingBy } from '../columns/layout';
import { PRESENT } from '../formats/kinds';
import { mappingFor } from '../formats/names';
import { batchesOf, type Batch } from '../reading/batches.server';
import { openCsv } from '../reading/csv.server';
import { isReadable, newOrderOf, troublesOf, type ReadableGroup } from '../reading/orders';
import { Tally, type ImportReport } from '../reading/report';
import { metPayments, paidOnce } from './paid-once.server';
import { savedMapping } from '../repository/mappings.server';

export type ImportOptions = {
	/** One of `MAPPING_NAMES`, or the name of a remembered mapping; without it the file's columns say which. */
	readonly mapping?: string;
	/** Checks everything and writes nothing. */
	readonly dryRun?: boolean;
	/** Told after every batch how far it has come. */
	readonly onProgress?: (soFar: { readonly lines: number; readonly orders: number }) => void;
};

/**
 * Takes in the orders of a CSV file from the command line, as it is read. An order is written whole or not at all, some
 * hundred in a transaction; what is kept out is counted by kind. To run it again is safe: orders that are there are left
 * alone.
 * @throws Refused `import.mapping_unknown`, `import.columns_missing`
 */
export async function importFile(
	ctx: Ctx,
	source: AsyncIterable<Uint8Array>,
	{ mapping: name, dryRun = false, onProgress }: ImportOptions
): Promise<ImportReport> {
	const tally = new Tally();
	const started = performance.now();
	const csv = await openCsv(source);
	const saved = name === undefined ? undefined : await savedMapping(ctx.db, name);
	const mapping = demand(saved ? mappingBy(saved, csv.columns) : mappingFor(csv.columns, name));
	const { earlier, keep } = metPayments();
	for await (const read of batchesOf(csv, { mapping, store: ctx })) {
		const batch = { ...read, groups: await paidOnce(ctx.db, read.groups, dryRun ? earlier : undefined) };
		const ready = batch.groups.filter(isReadable);
		const taken = dryRun ? await takenNumbers(ctx.db, numbersOf(ready)) : await write(ctx, ready);
		if (dryRun) keep(ready.filter(({ number }) => !taken.includes(number)).flatMap(paymentNames));
		count(tally, batch, new Set(taken));
		onProgress?.(tally);
	}
	return tally.report((performance.now() - started) / 1000);
}

const numbersOf = (groups: readonly ReadableGroup[]) => groups.map(({ number }) => number);

async function write(ctx: Ctx, groups: readonly ReadableGroup[]): Promise<readonly string[]> {
	if (groups.length === 0) return [];
	const { taken } = await ctx.db.transaction((tx) => insertOrders(tx, ctx, groups.map(newOrderOf), OPENINGS));
	return taken;
}

function count(tally: Tally, { lines, troubles, groups }: Batch, taken: ReadonlySet<string>): void {
	tally.lines += lines;
	for (const { kind, line, order, why } of [...troubles, ...groups.flatMap(troublesOf)])
		tally.keepOut(kind, [{ line, ...(order ? { order } : {}), ...(why ? { why } : {}) }]);
	for (const { number, lines, notices } of groups.filter(isReadable)) {
		if (taken.has(number))
			tally.keepOut(
				PRESENT,
				lines.map((line) => ({ line, order: number }))
			);
		else tally.orders++;
		tally.note(notices);
	}
}
