import { expect, it } from 'vitest';
import { notStopped } from '$lib/modules/cancellations/returns/not-stopped';

const lines = [
	{ id: 'lin_a', title: 'Desk' },
	{ id: 'lin_b', title: 'Lamp' },
	{ id: 'lin_c', title: 'Pen' }
];
const left = (name: string, ...items: readonly (readonly [string, number])[]) => ({
	name,
	data: { items: items.map(([line_item, quantity]) => ({ line_item, quantity })), reason: 'It had left' }
});

it('adds up what left a case, whichever way', () => {
	const history = [
		{ name: 'cancellation.accepted', data: null },
		left('cancellation.shrunk', ['lin_b', 1], ['lin_a', 1]),
		left('cancellation.dropped', ['lin_a', 2])
	];
	expect(notStopped(history, lines)).toEqual([
		{ title: 'Desk', quantity: 3 },
		{ title: 'Lamp', quantity: 1 }
	]);
});

it('is nothing where all was stopped, or an event says nothing of items', () => {
	expect(notStopped([left('cancellation.requested', ['lin_a', 1])], lines)).toEqual([]);
	expect(notStopped([{ name: 'cancellation.dropped', data: null }], lines)).toEqual([]);
});
