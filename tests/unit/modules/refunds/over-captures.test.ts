import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sum } from '$lib/core/money';
import { splitOverCaptures } from '$lib/modules/refunds/over-captures';
import { holds } from '../../../support/property';

const two = [{ id: 'cap_1', left: 4000 }, { id: 'cap_2', left: 1840 }]; // prettier-ignore

it.each([
	[1000, [['cap_1', 1000]]],
	[4000, [['cap_1', 4000]]],
	[4500, [['cap_1', 4000], ['cap_2', 500]]],
	[5840, [['cap_1', 4000], ['cap_2', 1840]]]
])('%i fills the captures in their order', (amount, parts) =>
	expect(splitOverCaptures(amount, two).map(({ captureId, amount }) => [captureId, amount])).toEqual(parts)
); // prettier-ignore

it('passes over a capture that is used up', () =>
	expect(splitOverCaptures(5, [{ id: 'cap_0', left: 0 }, ...two])).toEqual([{ captureId: 'cap_1', amount: 5 }]));

it('leaves whole what came in one go, or what no captures can carry', () => {
	expect(splitOverCaptures(1000, [])).toEqual([{ captureId: null, amount: 1000 }]);
	expect(splitOverCaptures(5841, two)).toEqual([{ captureId: null, amount: 5841 }]);
});

const rooms = fc.array(fc.integer({ min: -50, max: 5000 }), { minLength: 1, maxLength: 8 });

it('gives back all of it, nothing past what a capture holds, and leaves none half full before the next', () =>
	holds(
		fc.property(rooms, fc.double({ min: 0, max: 1, noNaN: true }), (lefts, share) => {
			const captures = lefts.map((left, at) => ({ id: `cap_${at}`, left }));
			const room = sum(lefts.map((left) => Math.max(0, left)));
			const amount = Math.floor(room * share);
			fc.pre(amount > 0);
			const parts = splitOverCaptures(amount, captures);
			expect(sum(parts.map((part) => part.amount))).toBe(amount);
			const given = (id: string) => parts.find(({ captureId }) => captureId === id)?.amount ?? 0;
			const last = captures.findLastIndex(({ id }) => given(id) > 0);
			for (const [at, { id, left }] of captures.entries()) {
				expect(given(id)).toBeLessThanOrEqual(Math.max(0, left));
				if (at < last) expect(given(id)).toBe(Math.max(0, left));
			}
		})
	));
