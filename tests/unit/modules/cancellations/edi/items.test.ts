import { expect, it } from 'vitest';
import { itemsOf, type Meaning } from '$lib/modules/cancellations/edi/items';
import type { ChangeLine, EdiChange } from '$lib/modules/channels/edi/message';
import { newUnits } from '$lib/modules/orders/units';

const lines = [
	{ id: 'lin_1', position: 0, sku: 'LAMP', quantity: 5, units: { ...newUnits(5), open: 4, canceled: 1 } },
	{ id: 'lin_2', position: 1, sku: 'PEN', quantity: 1, units: newUnits(1) }
];
const change = (given: readonly Partial<ChangeLine>[], whole = false): EdiChange => ({
	...{ kind: 'change', number: 'PO-1', day: '', whole },
	lines: given.map((one) => ({ line: '1', sku: '', action: 'decrease' as const, quantity: null, ...one }))
});
const taken = (given: readonly Partial<ChangeLine>[], meaning: Meaning = 'left') => {
	const items = itemsOf(change(given), lines, meaning);
	return 'unknown' in items ? items : items.map(({ line_item, quantity }) => [line_item, quantity]);
};

it('takes all that is not canceled yet where the whole order is called off', () =>
	expect(itemsOf(change([], true), lines, 'left')).toMatchObject([
		{ line_item: 'lin_1', quantity: 4 },
		{ line_item: 'lin_2', quantity: 1 }
	]));

it('reads a quantity as what was agreed: what is left, or what goes', () => {
	expect(taken([{ quantity: 1 }])).toEqual([['lin_1', 3]]);
	expect(taken([{ quantity: 1 }], 'removed')).toEqual([['lin_1', 1]]);
	expect(taken([{ quantity: 9 }])).toEqual([]);
	expect(
		taken([{ action: 'delete' }, { line: '2', action: 'keep' }, { line: '2', action: 'other', quantity: 7 }])
	).toEqual([['lin_1', 4]]);
});

it('finds a line by the number of the goods first, and by its place only without one', () => {
	expect(taken([{ line: '9', sku: 'PEN', action: 'delete' }])).toEqual([['lin_2', 1]]);
	expect(taken([{ line: '0002', action: 'delete' }])).toEqual([['lin_2', 1]]);
	expect(taken([{ line: '1', sku: 'CHAIR', action: 'delete' }])).toEqual({ unknown: '1' });
	expect(taken([{ line: '3', action: 'delete' }])).toEqual({ unknown: '3' });
});
