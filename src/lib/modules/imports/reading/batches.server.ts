import type { Mapping, Store } from '../formats/mapping';
import { rowOf, type Entry, type OpenCsv } from './csv.server';
import { Gathering, type Gathered, type NumberedRow } from './gathering';
import { readOrder, type ReadGroup, type Trouble } from './orders';
import { START, type Checkpoint } from './position';

/** Some orders that are complete, and rows that belong to none. What is done with it and `next` are kept together. */
export type Batch = {
	readonly groups: readonly ReadGroup[];
	/** Lines that are in no group. */
	readonly troubles: readonly Trouble[];
	/** How many rows were looked at since the batch before. */
	readonly lines: number;
	readonly next: Checkpoint;
};

const ORDERS_A_BATCH = 200;
const ROWS_A_BATCH = 2000;

/** Where a run begins that has done nothing yet. */
export const BEGINNING: Checkpoint = { from: START, seen: 0, line: 0, batch: 0, open: [] };

type Reading = { readonly mapping: Mapping; readonly store: Store; readonly after?: Checkpoint };

/** The orders of a file in batches, as it is read, also by a process that goes on where another was. */
export async function* batchesOf(
	{ columns, entries }: OpenCsv,
	{ mapping, store, after = BEGINNING }: Reading
): AsyncGenerator<Batch> {
	const gathering = new Gathering();
	const place = placer(gathering, columns, mapping, new Set(after.open));
	const cut = cutter(gathering, after, (gathered) => readOrder(mapping, store, gathered));
	for await (const entry of entries) {
		const counts = entry.line > after.line;
		const trouble = place(entry, counts);
		if (!counts) continue;
		const rows = cut.saw(entry, trouble);
		const taken = gathering.take(ORDERS_A_BATCH, false);
		if (taken.length > 0 || rows >= ROWS_A_BATCH) yield cut.batch(taken);
	}
	let taken: Gathered[];
	do {
		taken = gathering.take(ORDERS_A_BATCH, true);
		if (taken.length > 0 || cut.rows() > 0) yield cut.batch(taken);
	} while (taken.length > 0);
}

/** Keeps what was seen since the last batch, and makes the next one of it. */
function cutter(gathering: Gathering, after: Checkpoint, read: (gathered: Gathered) => ReadGroup) {
	let troubles: Trouble[] = [];
	let lines = 0;
	let next = after;
	return {
		rows: () => lines,
		saw({ line, before }: Entry, trouble: Trouble | undefined): number {
			next = { ...next, line, from: before, seen: before.byte };
			if (trouble) troubles.push(trouble);
			return ++lines;
		},
		batch(taken: readonly Gathered[]): Batch {
			const { numbers, since } = gathering.open();
			next = { ...next, batch: next.batch + 1, open: numbers };
			const batch = { groups: taken.map(read), troubles, lines, next: { ...next, from: since ?? next.from } };
			troubles = [];
			lines = 0;
			return batch;
		}
	};
}

/**
 * Puts rows to their orders. A row that can't be read may belong to the order before it or the one behind it, where it
 * does not say to which: neither comes in, since it might not be whole.
 */
function placer(gathering: Gathering, columns: readonly string[], mapping: Mapping, open: ReadonlySet<string>) {
	let last = '';
	let broken = false;
	return (entry: Entry, counts: boolean): Trouble | undefined => {
		const placed = placeOf(entry, columns, mapping);
		if ('kind' in placed) {
			if (placed.kind === 'malformed' || placed.kind === 'quote_not_closed') gathering.spoil(last);
			broken ||= placed.kind === 'malformed';
			return placed;
		}
		const { number, row } = placed;
		const kind = counts || open.has(number) ? gathering.add(number, row) : undefined;
		if (broken) gathering.spoil(number);
		[last, broken] = [number, false];
		return kind && { line: row.line, kind, order: number };
	};
}

type Placed = { readonly number: string; readonly row: NumberedRow };

/** The row with its order, or why it has none. */
function placeOf(entry: Entry, columns: readonly string[], mapping: Mapping): Placed | Trouble {
	const { line, before } = entry;
	if ('keptOut' in entry) return { line, kind: entry.keptOut };
	const row = rowOf(entry.cells, columns);
	const malformed = row === undefined;
	const placement = mapping.place(row ?? shortRow(entry.cells, columns));
	if ('order' in placement && !(malformed && spansLines(entry)))
		return { number: placement.order, row: { row: row ?? {}, line, before, malformed } };
	if (malformed || 'order' in placement) return { line, kind: 'malformed' };
	return { line, kind: placement.keptOut, ...(placement.found ? { found: placement.found } : {}) };
}

/** What there is of a row that has too few cells. */
const shortRow = (cells: readonly string[], columns: readonly string[]) =>
	Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));

/** Other rows may have been swallowed by a quote. */
const spansLines = ({ line, before }: Entry) => line - before.line > 1;
