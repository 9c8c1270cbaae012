import type { Readable } from 'node:stream';
import { demand } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { freezeOrder } from '../freeze';
import { Gathering, type Gathered } from '../import/gathering';
import type { Mapping } from '../import/mapping';
import { mappingFor } from '../import/names';
import { Tally, type ImportReport } from '../import/report';
import { takenNumbers } from '../repository/read.server';
import { insertOrders, type NewOrder, type OpenPayments } from '../repository/write.server';
import { orderInput } from '../schema';
import { csvRows } from './csv.server';

export type ImportOptions = {
	/** One of `MAPPING_NAMES`; without it the file's columns say which. */
	readonly mapping?: string;
	/** Checks everything and writes nothing. */
	readonly dryRun?: boolean;
	/** Told after every batch how far it has come. */
	readonly onProgress?: (soFar: { readonly lines: number; readonly orders: number }) => void;
	readonly openPayments: OpenPayments;
};

type Run = { readonly ctx: Ctx; readonly options: ImportOptions; readonly tally: Tally };

const ORDERS_A_BATCH = 200;
const CHANNEL = 'import';

/**
 * Takes in the orders of a CSV file, gzip or not, as it is read. An order is written whole or not at all, some hundred
 * in a transaction; what is kept out is counted by kind. To run it again is safe: orders that are there are left alone.
 * @throws Refused `import.mapping_unknown`, `import.columns_missing`
 */
export async function importFile(ctx: Ctx, source: Readable, options: ImportOptions): Promise<ImportReport> {
	const run: Run = { ctx, options, tally: new Tally() };
	const started = performance.now();
	const gathering = new Gathering();
	let mapping: Mapping | undefined;
	const rows = csvRows(source, {
		onHeader: (columns) => (mapping = demand(mappingFor(columns, options.mapping))),
		onMalformed: (line) => {
			run.tally.lines++;
			run.tally.keepOut('malformed', [{ line }]);
		}
	});
	for await (const row of rows) {
		if (!mapping) throw new Error('rows came before the header');
		run.tally.lines++;
		const placement = mapping.place(row.row);
		const order = 'order' in placement ? placement.order : undefined;
		const why = 'keptOut' in placement ? placement.keptOut : gathering.add(placement.order, row);
		if (why !== undefined) run.tally.keepOut(why, [{ line: row.line, ...(order ? { order } : {}) }]);
		else await write(run, mapping, gathering.take(ORDERS_A_BATCH, false));
	}
	for (let left = gathering.take(ORDERS_A_BATCH, true); mapping && left.length > 0;) {
		await write(run, mapping, left);
		left = gathering.take(ORDERS_A_BATCH, true);
	}
	return run.tally.report((performance.now() - started) / 1000);
}

type Ready = { readonly gathered: Gathered; readonly order: NewOrder };

/** Writes these orders in one transaction. Those that are there already, or are no orders, are counted. */
async function write({ ctx, options, tally }: Run, mapping: Mapping, batch: readonly Gathered[]): Promise<void> {
	const ready = batch.flatMap((gathered) => read({ ctx, options, tally }, mapping, gathered));
	if (ready.length === 0) return;
	const orders = ready.map(({ order }) => order);
	const taken = options.dryRun
		? await takenNumbers(
				ctx.db,
				orders.map(({ input }) => input.number)
			)
		: (await ctx.db.transaction((tx) => insertOrders(tx, ctx, orders, options.openPayments))).taken;
	const known = new Set(taken);
	for (const { gathered, order } of ready)
		if (known.has(order.input.number)) keepOut(tally, gathered, 'already_imported');
	tally.orders += ready.length - taken.length;
	options.onProgress?.(tally);
}

/** The order these rows are, or nothing when they are counted as kept out. */
function read({ ctx, tally }: Run, mapping: Mapping, gathered: Gathered): Ready[] {
	const [first, ...rest] = gathered.rows.map(({ row }) => row);
	if (!first) return [];
	const result = mapping.read([first, ...rest], ctx);
	if ('keptOut' in result) return keepOut(tally, gathered, result.keptOut);
	const input = orderInput.safeParse(result.order);
	if (!input.success) return keepOut(tally, gathered, 'invalid', input.error.issues[0]);
	const frozen = freezeOrder(input.data);
	if (!frozen.ok) return keepOut(tally, gathered, frozen.code.replace('order.', ''));
	tally.note(result.notices);
	return [{ gathered, order: { channel: CHANNEL, partner: null, input: input.data, frozen: frozen.value } }];
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

function keepOut(tally: Tally, { number, rows }: Gathered, kind: string, issue?: Issue): [] {
	const why = issue ? { why: `${issue.path.map(String).join('.')}: ${issue.message}` } : {};
	tally.keepOut(
		kind,
		rows.map(({ line }) => ({ line, order: number, ...why }))
	);
	return [];
}
