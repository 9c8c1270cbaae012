import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from '../../../src/lib/core/money';
import { csvOf, type Cell } from '../../../src/lib/server/csv';
import { holds } from '../../support/property';

const line = (...cells: Cell[]) => csvOf([cells], 'UTC');

describe('a row of a file', () => {
	it('ends as RFC 4180 says, and quotes what has to be quoted', () => {
		expect(line('plain', 'a, b', 'say "so"', 'two\nlines', 'a\rb', ' ')).toBe(
			'plain,"a, b","say ""so""","two\nlines","a\rb", \r\n'
		);
		expect(csvOf([['a'], ['b']], 'UTC')).toBe('a\r\nb\r\n');
		expect(csvOf([], 'UTC')).toBe('');
	});

	it('takes the edge off what a spreadsheet would run', () => {
		for (const text of ['=1+1', '+82 2', '-1', '@SUM(A1)', '\tx', '\r=1', '＝1', '－1']) {
			expect(parse(line(text, 'b'), { record_delimiter: '\r\n' })).toEqual([[`'${text}`, 'b']]);
		}
		expect(line('a=1', '1-2', "'=1")).toBe("a=1,1-2,'=1\r\n");
	});

	it('keeps numbers and amounts numbers, also those below zero', () => {
		expect(line(-5, 0, 1e6)).toBe('-5,0,1000000\r\n');
		expect(line(money(-250, 'USD'), money(55000, 'KRW'), money(1234, 'KWD'), money(5, 'USD'))).toBe(
			'-2.50,55000,1.234,0.05\r\n'
		);
	});

	it('leaves empty what is not there', () => {
		expect(line('a', null, undefined, '', 'b')).toBe('a,,,,b\r\n');
	});

	it('says moments by the clocks of the zone, and yes and no', () => {
		const at = new Date('2026-03-29T00:30:00.500Z');
		expect(csvOf([[at]], 'Asia/Seoul')).toBe('2026-03-29T09:30:00+09:00\r\n');
		expect(csvOf([[at]], 'America/St_Johns')).toBe('2026-03-28T22:00:00-02:30\r\n');
		expect(csvOf([[at]], 'Europe/Berlin')).toBe('2026-03-29T01:30:00+01:00\r\n');
		expect(csvOf([[at, true, false]], 'UTC')).toBe('2026-03-29T00:30:00Z,yes,no\r\n');
	});

	it('is read again as it was written, whatever is in it', () => {
		const text = fc.string({ unit: 'grapheme' }).map((some) => some.replaceAll('\0', ''));
		holds(
			fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), (cells) => {
				const safe = cells.map((cell) => (/^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell));
				expect(parse(line(...cells), { record_delimiter: '\r\n' })).toEqual([safe]);
			})
		);
	});
});
