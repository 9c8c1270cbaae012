import { expect, it } from 'vitest';
import { lineOf, numbered, numberOf } from '$lib/modules/cancellations/edi/lines';
import { newUnits } from '$lib/modules/orders/units';

const goods = ['DESK', 'LAMP', 'DESK', 'line 40'].map((sku, position) => ({
	...{ id: `lin_${position}`, position, sku, quantity: 1, units: newUnits(1) }
}));
const own = numbered(goods, new Map(['10', '020', '30', '40'].map((line, at) => [`lin_${at}`, line])));
const unknown = numbered(goods, new Map());
const found = (lines: typeof own, line: string, sku = '') => {
	const it = lineOf({ line, sku }, lines);
	return typeof it === 'string' ? it : it.id;
};

it('finds a line by its buyer’s own number, which the goods have to agree with', () => {
	expect(found(own, '10')).toBe('lin_0');
	expect(found(own, '0020', 'LAMP')).toBe('lin_1');
	expect(found(own, '30', 'DESK')).toBe('lin_2');
	expect(found(own, '40', 'WHATEVER'), 'it came without a name').toBe('lin_3');
	expect(found(own, '20', 'DESK')).toBe('unlike');
	expect(found(own, '1', 'LAMP')).toBe('unknown');
	expect(found(own, '2')).toBe('unknown');
});

it('finds one by the goods alone where no number is said, and they are on one line only', () => {
	expect(found(own, '', 'LAMP')).toBe('lin_1');
	expect(found(own, '', 'DESK')).toBe('unknown');
	expect(found(own, '', '')).toBe('unknown');
});

it('goes by the goods where no numbers were kept, and by the place where they don’t tell', () => {
	expect(found(unknown, '7', 'LAMP')).toBe('lin_1');
	expect(found(unknown, '0003', 'DESK')).toBe('lin_2');
	expect(found(unknown, '7', 'DESK')).toBe('unknown');
	expect(found(unknown, '0002')).toBe('lin_1');
	expect(found(unknown, '1', 'CHAIR')).toBe('unlike');
	expect(found(unknown, '9', 'CHAIR')).toBe('unknown');
});

it('takes two lines of one number for neither, unless the goods tell', () => {
	const twice = numbered(goods.slice(0, 2), new Map(goods.slice(0, 2).map(({ id }) => [id, '1'])));
	expect(found(twice, '1')).toBe('unknown');
	expect(found(twice, '1', 'LAMP')).toBe('lin_1');
});

it('calls a line as its buyer does', () => {
	expect(own.map(numberOf)).toEqual(['10', '020', '30', '40']);
	expect(unknown.map(numberOf)).toEqual(['1', '2', '3', '4']);
});
