import { expect, it } from 'vitest';
import { addedThere, goneThere, hasGrown, oursOf } from '../../../../src/lib/modules/channels/added';

const own = { line: 'a', quantity: 3, added: 0, pushed: 0, booked: 0, kept: 0 };
const line = { id: 'a', name: 'Desk', unit: 1200, quantity: 3, removed: 0, shipped: 0 };
const chair = { ...line, id: 'b', name: 'Chair', unit: 1500, quantity: 2 };

it('is nothing where an order is as it was, or less', () => {
	expect(addedThere([line], [own])).toEqual([]);
	expect(addedThere([{ ...line, removed: 2 }], [{ ...own, pushed: 2 }])).toEqual([]);
});

it('is a line that came to it, as much as is left of that', () => {
	expect(addedThere([line, chair], [own])).toEqual([{ line: 'b', name: 'Chair', quantity: 2, worth: 3000 }]);
	expect(addedThere([line, { ...chair, removed: 2 }], [own])).toEqual([]);
});

it('is units above what was ordered, which leave first where nobody here took them off', () => {
	const raised = { ...line, quantity: 5 };
	expect(addedThere([raised], [own])).toMatchObject([{ quantity: 2, worth: 2400 }]);
	expect(addedThere([{ ...raised, removed: 1 }], [own])).toMatchObject([{ quantity: 1 }]);
	expect(addedThere([{ ...raised, removed: 3 }], [{ ...own, pushed: 3 }])).toMatchObject([{ quantity: 2 }]);
	expect(addedThere([line], [{ ...own, added: 2 }])).toMatchObject([{ quantity: 2 }]);
});

it('leaves of the lines there what is ours', () => {
	const raised = { ...line, quantity: 5 };
	const ours = (now: Partial<typeof line>, known: Partial<typeof own> = {}) =>
		oursOf([{ ...raised, ...now }, chair], [{ ...own, ...known }]);
	expect(ours({ removed: 2 })).toMatchObject([{ quantity: 3, removed: 0 }]);
	expect(ours({ removed: 3 })).toMatchObject([{ quantity: 3, removed: 1 }]);
	expect(ours({ removed: 5 })).toMatchObject([{ quantity: 3, removed: 3 }]);
	expect(ours({ removed: 1, shipped: 4 }, { pushed: 1 })).toMatchObject([{ removed: 1, shipped: 2 }]);
});

it('counts what is gone of everything that stands there', () => {
	expect(goneThere([{ ...line, removed: 1 }, chair], [own, { ...own, line: 'c' }])).toEqual([
		{ line: 'a', quantity: 3, gone: 1 },
		{ line: 'b', quantity: 2, gone: 0 },
		{ line: 'c', quantity: 3, gone: 0 }
	]);
});

it('sees an order grow between two looks', () => {
	expect(hasGrown([line], [line])).toBe(false);
	expect(hasGrown([line], [line, chair])).toBe(true);
	expect(hasGrown([line], [{ ...line, quantity: 4 }])).toBe(true);
});
