import { expect, it } from 'vitest';
import { lostIn, typedInto } from '$lib/modules/cancellations/admin/decide/kept-words';

const note = (text: string, name = 'note') => ({ form: 'accept', name, label: 'Note', text });

it('keeps the newest words of each field, and forgets what was deleted', () => {
	const first = typedInto([], note('We'));
	const second = typedInto(typedInto(first, note('We looked')), note('Sorry', 'reason'));
	expect(second.map(({ text }) => text)).toEqual(['We looked', 'Sorry']);
	expect(typedInto(second, note('')).map(({ text }) => text)).toEqual(['Sorry']);
	expect(typedInto([], note('21.60'))).toEqual([]);
});

it('misses only what stood in a form that is gone', () => {
	const typed = typedInto(typedInto([], note('We looked')), { ...note('Hello'), form: 'message' });
	expect(lostIn(typed, ['accept', 'message'])).toEqual([]);
	expect(lostIn(typed, ['message']).map(({ text }) => text)).toEqual(['We looked']);
});
