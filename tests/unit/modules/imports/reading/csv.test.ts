import { describe, expect, it } from 'vitest';
import { csvEntries, rowOf } from '$lib/modules/imports/reading/csv.server';
import { columnNames, delimiterOf } from '$lib/modules/imports/reading/delimiter';
import { START, type Position } from '$lib/modules/imports/reading/position';

async function* bytes(text: string) {
	yield Buffer.from(text);
}
async function entries(text: string, from: Position = START) {
	const found = [];
	for await (const entry of csvEntries(bytes(Buffer.from(text).subarray(from.byte).toString()), ',', from))
		found.push(entry);
	return found;
}

describe('rows', () => {
	const TEXT = 'a,b\r\n1,"two\nlines, 한글"\n\n3,4\n"x "y"",5\n6,7';

	it('have the line they end on, whatever ends it', async () => {
		expect(await entries(TEXT)).toMatchObject([
			{ line: 1, cells: ['a', 'b'] },
			{ line: 3, cells: ['1', 'two\nlines, 한글'] },
			{ line: 5, cells: ['3', '4'] },
			{ line: 6, cells: ['"x "y""', '5'] },
			{ line: 7, cells: ['6', '7'] }
		]);
	});

	it('are the same from where any of them begins', async () => {
		const all = await entries(TEXT);
		for (const [at, { before }] of all.entries())
			expect((await entries(TEXT, before)).map(({ line }) => line)).toEqual(all.slice(at).map(({ line }) => line));
	});

	it('end before a quote that is never closed', async () => {
		const rows = Array.from({ length: 100 }, (_, n) => `${n},x`).join('\n');
		const found = await entries(`${rows}\n"open,1\n2,3\n4,5\n`);
		expect(found).toHaveLength(101);
		expect(found.at(-1)).toMatchObject({ line: 101, keptOut: 'quote_not_closed' });
	});
});

it('are rows only with a cell for each column', () => {
	expect(rowOf(['1', '2'], ['a', 'b'])).toEqual({ a: '1', b: '2' });
	expect(rowOf(['1', '2', '', ''], ['a', 'b'])).toEqual({ a: '1', b: '2' });
	expect(rowOf(['1'], ['a', 'b'])).toBeUndefined();
	expect(rowOf(['1', '2', '3'], ['a', 'b'])).toBeUndefined();
});

it.each([
	['a,b,c\n1;2', ','],
	['a;b;c\n1,2,3,4', ';'],
	['a\tb\tc', '\t'],
	['"a,b,c,d";e', ';'],
	['a', ',']
])('tells what parts %j', (text, delimiter) => expect(delimiterOf(text)).toBe(delimiter));

it('gives every column a name of its own', () => {
	expect(columnNames([' a ', 'a', '', 'b'])).toEqual(['a', 'a (2)', '(3)', 'b']);
});
