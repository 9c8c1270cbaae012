import type { Minor } from '$lib/core/money';

type Row = { readonly label: string; readonly expected: Minor; readonly actual: Minor };

/** What a case costs the shop, in words; the last row of each currency is its sum. */
export type LossSaid = {
	readonly title: string;
	readonly columns: readonly [expected: string, actual: string];
	readonly sums: readonly {
		readonly currency: string;
		readonly rows: readonly Row[];
		readonly notes: readonly string[];
	}[];
};
