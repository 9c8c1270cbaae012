import { decimalOf } from './amounts';
import { dateOrderOf } from './dates';
import { FIELDS, type Field } from './fields';
import type { Layout } from './layout';
import { SYNONYMS } from './synonyms.data';

/** What the columns most likely are, by their names and the first rows; nothing where no name is known. */
export function guessLayout(header: readonly string[], samples: readonly (readonly string[])[]): Layout {
	const columns = guessColumns(header);
	const valuesOf = (fields: readonly Field[]) =>
		fields.flatMap(({ name }) => {
			const at = header.indexOf(columns[name] ?? '');
			return at < 0 ? [] : samples.map((row) => row[at] ?? '').filter((text) => text !== '');
		});
	const ofType = (type: Field['type']) => FIELDS.filter((field) => field.type === type);
	return {
		columns,
		fixed: {},
		dates: dateOrderOf(valuesOf(ofType('date'))),
		decimal: decimalOf(valuesOf(ofType('amount'))),
		amounts: 'major'
	};
}

/** Each column is guessed for one field only: names that are exactly ours first, then the likeliest words. */
function guessColumns(header: readonly string[]): Record<string, string> {
	const found: Record<string, string> = {};
	const free = new Map(header.map((column) => [bare(column), column]));
	const take = (name: string, called: string) => {
		const column = free.get(bare(called));
		if (column === undefined || found[name] !== undefined) return;
		found[name] = column;
		free.delete(bare(called));
	};
	for (const { name } of FIELDS) take(name, name);
	for (const { name } of FIELDS) for (const called of SYNONYMS[name] ?? []) take(name, called);
	return found;
}

const bare = (text: string) =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
