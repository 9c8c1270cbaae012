export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export const toDelimiter = (text: string): Delimiter => DELIMITERS.find((one) => one === text) ?? ',';

/** What parts the cells of a file: whichever stands most often in its first line, outside of quotes. */
export function delimiterOf(start: string): Delimiter {
	const [line = ''] = start.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1);
	const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
	const most = Math.max(...counts);
	return DELIMITERS[counts.indexOf(most)] ?? ',';
}

/** Names for all columns of a header: those that have none, or the name of an earlier one, get one by their place. */
export function columnNames(header: readonly string[]): string[] {
	const names: string[] = [];
	for (const [at, cell] of header.entries()) {
		const name = cell.trim() || `(${at + 1})`;
		names.push(names.includes(name) ? `${name} (${at + 1})` : name);
	}
	return names;
}
