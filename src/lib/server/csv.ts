import { stringify, type Options } from 'csv-stringify/sync';
import { zonedIso } from '$lib/core/days';
import { decimalFromMinor } from '$lib/core/decimal';
import type { Money } from '$lib/core/money';

/** What a cell of a file can hold. Money is written as a decimal, its currency in a column of its own. */
export type Cell = string | number | boolean | Date | Money | null | undefined;

/** What spreadsheet programs on Windows need to know that a file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Rows as RFC 4180 wants them. A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers
 * and amounts stay numbers, also those below zero. Moments are ISO 8601 in that zone.
 */
export const csvOf = (rows: readonly (readonly Cell[])[], timeZone: string): string =>
	stringify([...rows], { ...FORMAT, cast: { ...CAST, date: (at) => zonedIso(at, timeZone) } });

const FORMAT: Options = { record_delimiter: 'windows', quoted_match: /[\r\n]/, escape_formulas: true };
const CAST = {
	boolean: (value: boolean) => (value ? 'yes' : 'no'),
	object: (value: object) => ({ value: decimal(value), escape_formulas: false })
};

function decimal(value: object): string {
	if (!('amount' in value && 'currency' in value)) throw new TypeError('A cell holds one value');
	return decimalFromMinor(Number(value.amount), String(value.currency));
}
