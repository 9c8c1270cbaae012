import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { Kind } from '../formats/kinds';
import type { Row } from '../formats/mapping';
import { columnNames, delimiterOf, type Delimiter } from './delimiter';
import { peek, textOf } from './encoding.server';
import { START, type Position } from './position';

/** A row as it stands in the file: the line it ends on, and where the row before it ended. */
export type Entry = { readonly line: number; readonly before: Position } & (
	{ readonly cells: readonly string[] } | { readonly keptOut: Kind }
);

const MOST_CHARACTERS_A_ROW = 1_000_000;
const HEAD_BYTES = 64 * 1024;

/**
 * The rows of a text as they are read, from a position on. A quote that is never closed ends the file, since nobody can
 * tell what is inside of it.
 */
export async function* csvEntries(
	source: AsyncIterable<Uint8Array>,
	delimiter: Delimiter,
	from: Position = START
): AsyncGenerator<Entry> {
	let openBehind: number | undefined;
	const parser = parse({
		delimiter,
		record_delimiter: ['\r\n', '\n', '\r'],
		info: true,
		max_record_size: MOST_CHARACTERS_A_ROW,
		relax_column_count: true,
		relax_quotes: true, // a quote too many stays in its cell, and costs no row behind it
		skip_empty_lines: true,
		skip_records_with_error: true, // an error would take with it the rows that wait to be read
		on_skip: (error) => {
			openBehind ??= Number(error?.records ?? 0);
			return undefined;
		}
	});
	pipeline(Readable.from(source, { objectMode: false }), parser, () => {}); // what fails is thrown below
	let before = from;
	for await (const read of parser) {
		if (!isRead(read)) continue;
		if (openBehind !== undefined && read.info.records > openBehind) break;
		const after = { line: from.line + read.info.lines, byte: from.byte + read.info.bytes };
		yield { line: after.line, before, cells: read.record };
		before = after;
	}
	if (openBehind !== undefined) yield { line: before.line + 1, before, keptOut: 'quote_not_closed' };
}

type Read = {
	readonly record: readonly string[];
	readonly info: Readonly<Record<'lines' | 'bytes' | 'records', number>>;
};

const isRead = (value: unknown): value is Read =>
	typeof value === 'object' && value !== null && 'record' in value && 'info' in value;

/** The row by its columns, or why it is none: too few cells, or more that are not empty. */
export function rowOf(cells: readonly string[], columns: readonly string[]): Row | undefined {
	if (cells.length < columns.length || cells.slice(columns.length).some((cell) => cell !== '')) return undefined;
	const row: Record<string, string> = {};
	for (const [at, column] of columns.entries()) row[column] = cells[at] ?? '';
	return row;
}

/** The columns of a file that is being read, and its rows after them. */
export type OpenCsv = { readonly columns: readonly string[]; readonly entries: AsyncIterable<Entry> };

/** Any CSV file, packed or not, in whatever encoding: what parts its cells is told from its first line. */
export async function openCsv(source: AsyncIterable<Uint8Array>): Promise<OpenCsv> {
	const { start, all } = await peek(textOf(source).bytes, HEAD_BYTES);
	const entries = csvEntries(all, delimiterOf(Buffer.from(start).toString('utf8')));
	const first = await entries.next();
	const columns = first.done || !('cells' in first.value) ? [] : columnNames(first.value.cells);
	return { columns, entries };
}
