import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { Refused } from '$lib/core/refusal';
import type { UpdateRow } from './plan';

const MOST_ROWS = 2000;
const cell = z.string().trim().max(300).default('');
const record = z.object({
	order: cell,
	supplier: cell,
	status: cell,
	number: cell,
	cost: cell,
	currency: cell
});

/**
 * The rows of a file with the columns order, supplier and status, and number, cost and currency where they are known.
 * @throws Refused `supplier_order.file_unreadable`
 */
export function rowsOf(text: string): UpdateRow[] {
	try {
		const rows: unknown = parse(text, {
			bom: true,
			trim: true,
			skip_empty_lines: true,
			relax_column_count: true,
			delimiter: text.split('\n', 1)[0]?.includes(';') ? ';' : ',',
			columns: (names: string[]) => names.map((name) => name.trim().toLowerCase())
		});
		const read = z.array(record).min(1).max(MOST_ROWS).parse(rows);
		if (!read.some(({ order, status }) => order !== '' && status !== '')) throw new TypeError('no such columns');
		return read.map((row, at) => ({ line: at + 2, ...row }));
	} catch {
		throw new Refused('supplier_order.file_unreadable', { most: MOST_ROWS });
	}
}
