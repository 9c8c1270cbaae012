import { expect, it } from 'vitest';
import { storyOf } from '$lib/modules/cancellations/shopper/case/case-words';

const at = new Date('2026-03-02T10:00:00.000Z');
const line = (name: string, byKind: string) => ({ at, name, by: 'Somebody', byKind, data: null, moved: null });
const titles = (story: ReturnType<typeof storyOf>) => story.map(({ title }) => title);

it('tells a shopper what they did and what the shop did, the newest first', () => {
	const history = [
		line('cancellation.requested', 'shopper'),
		line('mail.sent', 'system'),
		line('cancellation.accepted', 'staff')
	];
	expect(titles(storyOf(history))).toEqual(['We accepted your request', 'You asked to cancel']);
});

it('does not say that they asked for what a supplier could not deliver', () => {
	const history = [line('cancellation.requested', 'supplier'), line('cancellation.accepted', 'staff')];
	expect(titles(storyOf(history, true))).toEqual(['We canceled these items', 'Our supplier can’t deliver these items']);
});
