import { Refused } from '$lib/core/refusal';
import { SAMPLE_ROWS } from '../limits';
import { csvEntries } from './csv.server';
import { columnNames, delimiterOf, type Delimiter } from './delimiter';
import { peek } from './encoding.server';

/** What is seen of a file before anything is done with it. */
export type Head = {
	readonly delimiter: Delimiter;
	readonly header: readonly string[];
	readonly samples: readonly (readonly string[])[];
};

const HEAD_BYTES = 256 * 1024;
const MOST_COLUMNS = 500;
const MOST_SAMPLE = 120;

/**
 * The columns of a text and its first rows.
 * @throws Refused `import.empty` without a row, `import.not_csv` when there is nothing to tell columns by
 */
export async function readHead(text: AsyncIterable<Uint8Array>): Promise<Head> {
	const { start } = await peek(text, HEAD_BYTES);
	const delimiter = delimiterOf(Buffer.from(start).toString('utf8'));
	const rows: (readonly string[])[] = [];
	for await (const entry of csvEntries(once(start), delimiter)) {
		if ('cells' in entry) rows.push(entry.cells);
		if (rows.length > SAMPLE_ROWS) break;
	}
	const [header, ...samples] = rows;
	if (!header || samples.length === 0) throw new Refused('import.empty');
	if (header.length < 2 || header.length > MOST_COLUMNS) throw new Refused('import.not_csv');
	return { delimiter, header: columnNames(header), samples: samples.map((row) => row.map(shortened)) };
}

const shortened = (cell: string) => (cell.length > MOST_SAMPLE ? `${cell.slice(0, MOST_SAMPLE)}…` : cell);

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}
