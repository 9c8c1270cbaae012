import type { Right } from '$lib/core/actor';
import type { Tx } from '$lib/server/db';
import type { Cell } from '$lib/server/csv';

/** Who looks, at what moment: “mine” and “older than a week” mean the same from the first row to the last. */
export type Look = { readonly tx: Tx; readonly me: string; readonly now: Date; readonly timeZone: string };

/** Where in the list to read on, and how many rows at a time. */
export type Reach = { readonly cursor?: string | undefined; readonly limit: number };

/** Some rows, and the cursor of what comes after them. */
type Stretch<Row> = { readonly items: readonly Row[]; readonly older?: string | undefined };

type Definition<Row> = {
	/** What people call the list, in the language of the request. */
	readonly title: () => string;
	/** The page it is on: its filters are those of the file. */
	readonly path: string;
	readonly right: Right;
	/** How many rows that will be, where that can be told. */
	count(look: Look, params: URLSearchParams): Promise<number | undefined>;
	/**
	 * Rows in an order that never changes, newest first: what comes in later stands before the start, and no row is read
	 * twice or passed over while others change.
	 */
	read(look: Look, params: URLSearchParams, reach: Reach): Promise<Stretch<Row>>;
	/** Every column by its code. Codes do not change: people's spreadsheets read them. `…_at` are moments. */
	readonly columns: Readonly<Record<string, (row: Row) => Cell>>;
};

/** A list that can be taken out as a file. */
export type ExportList = Pick<Definition<never>, 'title' | 'path' | 'right' | 'count'> & {
	header(timeZone: string): readonly string[];
	read(look: Look, params: URLSearchParams, reach: Reach): Promise<Stretch<readonly Cell[]>>;
};

/** Makes a list exportable. */
export const defineList = <Row>({ columns, read, ...rest }: Definition<Row>): ExportList => ({
	...rest,
	header: (timeZone) => Object.keys(columns).map((code) => (code.endsWith('_at') ? `${code} (${timeZone})` : code)),
	read: async (look, params, reach) => {
		const { items, older } = await read(look, params, reach);
		const cellsOf = Object.values(columns);
		return { items: items.map((row) => cellsOf.map((cell) => cell(row))), older };
	}
});
