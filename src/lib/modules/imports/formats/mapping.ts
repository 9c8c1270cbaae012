import type { z } from 'zod';
import type { orderInput } from '../../orders/schema';
import type { Kind } from './kinds';

/** One row of a file by its column names. */
export type Row = Readonly<Record<string, string>>;

/** Why rows are kept out; `found` is what stands there, where one cell is to blame. */
export type KeptOut = { readonly keptOut: Kind; readonly found?: string };

/** Which order a row belongs to, or why this row alone is kept out. */
export type Placement = { readonly order: string } | KeptOut;

/** The order these rows are, or why all of them are kept out. `notices` counts what was mended, by kind. */
export type ReadOrder =
	{ readonly order: z.input<typeof orderInput>; readonly notices: Readonly<Record<string, number>> } | KeptOut;

/** The store's own settings, for files that leave them out. */
export type Store = { readonly timeZone: string };

/**
 * How the rows of one kind of file become orders. A file is of this kind when it has these columns. Kinds of trouble are
 * codes: the report counts them and shows the first rows of each.
 */
export type Mapping = {
	readonly columns: readonly string[];
	place(row: Row): Placement;
	read(rows: readonly [Row, ...Row[]], store: Store): ReadOrder;
};

/** The cell, without spaces around it; nothing when the column is not there. */
export const cell = (row: Row, column: string): string => row[column]?.trim() ?? '';

/** Rows by their order's number, for files in which a row without one cannot be placed. */
export const byColumn =
	(...columns: readonly string[]) =>
	(row: Row): Placement => {
		const order = columns.map((column) => cell(row, column)).find((text) => text !== '');
		return order === undefined ? { keptOut: 'no_order_number' } : { order };
	};
