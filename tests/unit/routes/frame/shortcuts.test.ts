import { describe, expect, it } from 'vitest';
import { rightsOf, ROLES } from '../../../../src/lib/core/actor';
import { KEY_GROUPS, keysOf, shortcutFor, SHORTCUTS } from '../../../../src/routes/frame/keys/shortcuts';
import { wordOf } from '../../../../src/routes/frame/keys/shortcut-words';
import { placeOf, PLACES, placesFor } from '../../../../src/routes/frame/places';

describe('the table of shortcuts', () => {
	it('gives no key and no name to two', () => {
		expect(new Set(SHORTCUTS.map(({ keys }) => keys)).size).toBe(SHORTCUTS.length);
		expect(new Set(SHORTCUTS.map(({ id }) => id)).size).toBe(SHORTCUTS.length);
	});

	it('has no key alone that also begins two', () => {
		const firsts = SHORTCUTS.flatMap(({ keys }) => (keys.includes(' ') ? [keys.split(' ')[0]] : []));
		expect(SHORTCUTS.filter(({ keys }) => firsts.includes(keys))).toEqual([]);
	});

	it('says of each what it does, in a group that the help shows', () => {
		for (const shortcut of SHORTCUTS) {
			const { group, keys } = shortcut;
			expect(wordOf(shortcut)).toMatch(/ |^[A-Z]/);
			expect(KEY_GROUPS).toContain(group);
			expect(keys).toMatch(/^(mod\+[a-z]|[!-~]|[a-z] [a-z])$/);
		}
	});

	it('only leads to what moves money', () => {
		const does = (id: string) => SHORTCUTS.find((one) => one.id === id)?.does;
		for (const id of ['accept', 'send_now', 'unaccept']) expect(does(id)).toEqual({ find: 'focus' });
	});

	it('has a way to every place', () => {
		for (const { href, key } of PLACES) expect(shortcutFor(key, 'g')).toMatchObject({ does: { go: href } });
	});
});

describe('a key', () => {
	it('means its shortcut, and after another one maybe something else', () => {
		expect(shortcutFor('r', undefined)).toMatchObject({ id: 'reject' });
		expect(shortcutFor('g', undefined)).toBe('first');
		expect(shortcutFor('r', 'g')).toMatchObject({ does: { go: '/admin/refunds' } });
		expect(shortcutFor('j', 'g')).toMatchObject({ id: 'next' });
		expect(shortcutFor('q', undefined)).toBeUndefined();
		expect(keysOf('accept')).toBe('a');
	});
});

describe('places', () => {
	it('show each role only what it may use', () => {
		for (const role of ROLES) {
			for (const { right } of placesFor(role)) expect(right === undefined || rightsOf(role).has(right)).toBe(true);
		}
		expect(placesFor('owner')).toEqual(PLACES);
	});

	it('are where the pages under them are', () => {
		expect(placeOf('/admin')?.href).toBe('/admin');
		expect(placeOf('/admin/cancellations/C-1001/undo')?.href).toBe('/admin/cancellations');
		expect(placeOf('/admin/elsewhere')).toBeUndefined();
	});
});
