import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sum } from '$lib/core/money';
import { freezeOrder, type PlacedOrder } from '$lib/modules/orders/freeze';
import { holds } from '../../../support/property';

const order = (given: Partial<PlacedOrder> = {}): PlacedOrder => ({
	currency: 'USD',
	line_items: [{ quantity: 2, unit_price: 1000 }],
	discounts: [],
	charges: [],
	tenders: [],
	...given
});

it('splits an order discount over line nets, ties to the larger then the earlier', () => {
	const line_items = [
		{ quantity: 1, unit_price: 2000, discount: 500 },
		{ quantity: 1, unit_price: 1500 },
		{ quantity: 1, unit_price: 0 }
	];
	const frozen = freezeOrder(order({ line_items, discounts: [{ label: 'Hello', amount: 101, coupon: 'HI' }] }));
	expect(frozen).toMatchObject({
		ok: true,
		value: {
			total: 2899,
			lines: [
				{ net: 1500, share: 51, paid: 1449 },
				{ net: 1500, share: 50, paid: 1450 },
				{ net: 0, share: 0, paid: 0 }
			],
			discounts: [{ coupon: 'HI' }]
		}
	});
});

it('makes a negative line a discount of the order', () => {
	const line_items = [{ quantity: 1, unit_price: -300 }, { quantity: 1, unit_price: 1000 }]; // prettier-ignore
	expect(freezeOrder(order({ line_items }))).toMatchObject({
		value: { total: 700, lines: [{ index: 1, paid: 700 }], discounts: [{ amount: 300 }] }
	});
});

it('keeps the tax inside what is paid', () => {
	const line_items = [{ quantity: 1, unit_price: 1000, tax: 160 }];
	expect(freezeOrder(order({ line_items, discounts: [{ label: '', amount: 900 }] }))).toMatchObject({
		value: { lines: [{ paid: 100, tax: 100 }] }
	});
});

it.each([
	['an unknown currency', { currency: 'ZZZ' }, 'order.currency_unknown'],
	['more captured than the total', { tenders: [{ captured: 2001 }] }, 'order.amounts_do_not_add_up'],
	[
		'more authorized',
		{ tenders: [{ authorized: 1500, captured: 0 }, { captured: 501 }] },
		'order.amounts_do_not_add_up'
	],
	['a discount above the goods', { discounts: [{ label: '', amount: 2001 }] }, 'order.amounts_do_not_add_up'],
	['a line discount above the line', { line_items: [{ quantity: 1, unit_price: 5, discount: 6 }] }, 'order.amounts_do_not_add_up'] // prettier-ignore
] as const)('refuses %s', (_, given, code) => expect(freezeOrder(order(given))).toMatchObject({ ok: false, code }));

it.each([
	['an unpaid rest', { tenders: [{ captured: 1500 }] }],
	['a capture of its own authorization', { tenders: [{ authorized: 2000, captured: 2000 }] }],
	['no payment yet', {}]
] as const)('takes %s', (_, given) => expect(freezeOrder(order(given)).ok).toBe(true));

const placed = fc.record({
	currency: fc.constantFrom('USD', 'KRW', 'KWD'),
	line_items: fc.array(
		fc.record({
			quantity: fc.integer({ min: 1, max: 80_000 }),
			unit_price: fc.nat({ max: 10 ** 6 }),
			tax: fc.nat({ max: 10 ** 6 })
		}),
		{ minLength: 1, maxLength: 8 }
	),
	discounts: fc.array(fc.record({ label: fc.constant(''), amount: fc.nat({ max: 10 ** 4 }) }), { maxLength: 3 }),
	charges: fc.array(fc.record({ amount: fc.nat({ max: 10 ** 5 }), tax: fc.nat({ max: 10 ** 4 }) }), { maxLength: 2 }),
	tenders: fc.constant([]),
	step: fc.constantFrom(1, 100)
});

it('adds up: gross less every discount is what is paid, and no line below zero', () =>
	holds(
		fc.property(placed, (given) => {
			const frozen = freezeOrder(given);
			const gross = sum(given.line_items.map(({ quantity, unit_price }) => quantity * unit_price));
			const off = sum(given.discounts.map(({ amount }) => amount));
			expect(frozen.ok).toBe(off <= gross);
			if (!frozen.ok) return;
			const { lines, charges, total } = frozen.value;
			expect(sum(lines.map(({ paid }) => paid))).toBe(gross - off);
			expect(total).toBe(gross - off + sum(charges.map(({ amount }) => amount)));
			expect(lines.every(({ paid, tax }) => paid >= 0 && tax >= 0 && tax <= paid)).toBe(true);
		})
	));
