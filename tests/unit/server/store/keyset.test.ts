import { describe, expect, it } from 'vitest';
import { keysetOf, sheetOf, textKeysetOf } from '../../../../src/lib/server/store/keyset';

const row = (id: string, name: string) => ({ id, name });
const rows = [row('can_1', 'a~b'), row('can_2', '김 민지 100%'), row('can_3', 'z')];

describe('a cursor', () => {
	it('keeps whatever the list is sorted by', () => {
		for (const at of rows) {
			const { older } = sheetOf([at, row('can_9', '')], undefined, 1, ({ name }) => name);
			expect(textKeysetOf(older)).toEqual({ way: 'older', at: at.name, id: at.id });
		}
	});

	it('names no place when it makes no sense', () => {
		for (const cursor of [undefined, '', 'older', 'older~%~can_1', 'older~now~can_1', "older~2026-01-01T00:00:00Z~'"])
			expect(keysetOf(cursor)).toBeUndefined();
		expect(textKeysetOf('older~%E0%A4%A~can_1')).toBeUndefined();
		expect(keysetOf('newer~2026-01-01T00:00:00.000Z~can_1')).toMatchObject({ way: 'newer', id: 'can_1' });
	});
});

describe('a page', () => {
	it('has no pages beside it when that is all', () => {
		expect(sheetOf(rows, undefined, 3, ({ name }) => name)).toEqual({ items: rows });
	});

	it('is turned around when it was read backwards', () => {
		const from = { way: 'newer', at: 'z', id: 'can_9' } as const;
		const { items, newer } = sheetOf(rows, from, 2, ({ name }) => name);
		expect(items.map(({ id }) => id)).toEqual(['can_2', 'can_1']);
		expect(textKeysetOf(newer)).toMatchObject({ way: 'newer', id: 'can_2' });
	});
});
