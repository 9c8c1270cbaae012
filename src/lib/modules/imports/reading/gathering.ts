import type { Row } from '../formats/mapping';
import type { Position } from './position';

/** A row with its line and where it begins. Of a `malformed` one no more is known than whose it is. */
export type NumberedRow = {
	readonly row: Row;
	readonly line: number;
	readonly before: Position;
	readonly malformed?: boolean;
};
/** The rows of one order. `spoiled`: not all of them could be read, so it can't come in whole. */
export type Gathered = { readonly number: string; readonly rows: readonly NumberedRow[]; readonly spoiled: boolean };

/** As many lines as one order may have; more are a file that is not what it seems. */
const MOST_LINES = 5000;
/** How many orders stay open for more rows. In real files another invoice's rows can stand between those of one. */
const OPEN_ORDERS = 500;

/**
 * Gathers rows to orders without holding the file: an order is complete when 500 others have had a row since its last. A
 * row that comes later still is told apart, never made a second order of the same number.
 */
export class Gathering {
	readonly #open = new Map<string, NumberedRow[]>();
	readonly #complete = new Set<string>();
	readonly #spoiled = new Set<string>();

	/** @returns why this row can't be added, if so */
	add(number: string, row: NumberedRow): 'rows_far_apart' | 'too_many_lines' | undefined {
		if (this.#complete.has(number)) return 'rows_far_apart';
		const rows = this.#open.get(number) ?? [];
		if (rows.length >= MOST_LINES) return 'too_many_lines';
		rows.push(row);
		this.#open.delete(number);
		this.#open.set(number, rows);
		if (row.malformed) this.spoil(number);
		return undefined;
	}

	/** Says that a row of an order may be missing. */
	spoil(number: string): void {
		if (this.#open.has(number)) this.#spoiled.add(number);
	}

	/** So many orders that are complete, when there are that many; all that are left at the end of the file. */
	take(count: number, atEnd: boolean): Gathered[] {
		if (!atEnd && this.#open.size < OPEN_ORDERS + count) return [];
		const taken: Gathered[] = [];
		for (const [number, rows] of this.#open) {
			if (taken.length === count) break;
			taken.push({ number, rows, spoiled: this.#spoiled.has(number) });
		}
		for (const { number } of taken) {
			this.#open.delete(number);
			this.#complete.add(number);
			this.#spoiled.delete(number);
		}
		return taken;
	}

	/** The numbers of the orders that may get more rows, and where the first of those rows begins. */
	open(): { readonly numbers: readonly string[]; readonly since: Position | undefined } {
		let since: Position | undefined;
		for (const [first] of this.#open.values())
			if (first && (!since || first.before.byte < since.byte)) since = first.before;
		return { numbers: [...this.#open.keys()], since };
	}
}
