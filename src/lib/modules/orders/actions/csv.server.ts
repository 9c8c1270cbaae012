import { pipeline, Readable, type Duplex } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import type { Row } from '../import/mapping';

/** A row with the line of the file it ends on. */
export type CsvRow = { readonly row: Row; readonly line: number };

type Reading = {
	/** Told the columns before the first row. */
	readonly onHeader: (columns: readonly string[]) => void;
	/** Told of a row that is no CSV, or has more or fewer cells than the header. */
	readonly onMalformed: (line: number) => void;
};

const MOST_CHARACTERS_A_ROW = 1_000_000;

/** The rows of a CSV file, plain or gzip, as they are read: nothing is kept. */
export async function* csvRows(source: Readable, { onHeader, onMalformed }: Reading): AsyncGenerator<CsvRow> {
	const parser = parse({
		bom: true,
		columns: (header: string[]) => header.map((column) => column.trim()),
		info: true,
		max_record_size: MOST_CHARACTERS_A_ROW,
		skip_empty_lines: true,
		skip_records_with_error: true,
		on_skip: (error) => {
			onMalformed(Number(error?.lines ?? 0));
			return undefined;
		}
	});
	const whole = await unzipped(source);
	pipeline(whole, parser, () => {}); // what fails is thrown below, where the rows are read
	let headed = false;
	for await (const entry of parser) {
		if (!isEntry(entry)) continue;
		if (!headed) onHeader(Object.keys(entry.record));
		headed = true;
		yield { row: entry.record, line: entry.info.lines };
	}
}

type Entry = { readonly record: Row; readonly info: { readonly lines: number } };

const isEntry = (value: unknown): value is Entry =>
	typeof value === 'object' && value !== null && 'record' in value && 'info' in value;

/** By the first two bytes, whatever the file is called. */
async function unzipped(source: Readable): Promise<Readable | Duplex> {
	const chunks = source[Symbol.asyncIterator]();
	const first = await chunks.next();
	if (first.done) return Readable.from([]);
	const start = Buffer.from(first.value);
	const all = Readable.from(
		(async function* () {
			yield start;
			yield* { [Symbol.asyncIterator]: () => chunks };
		})()
	);
	return start[0] === 0x1f && start[1] === 0x8b ? pipeline(all, createGunzip(), () => {}) : all;
}
