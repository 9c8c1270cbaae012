import { expect, it } from 'vitest';
import { caseFacts, makeQuote } from '$lib/modules/refunds/quote/quote';
import type { OrderFacts } from '$lib/modules/refunds/quote/quote-facts';
import { newUnits, NO_UNITS } from '$lib/modules/orders/units';
import { inputOf, orderOf } from '../../../../support/money-facts';

const order = orderOf([{ paid: 6000 }, { paid: 3000 }], { shipping: 900 });
const shippingOf = (facts: OrderFacts, picks: readonly (readonly [number, number])[], given = {}) =>
	makeQuote(inputOf(facts, picks, given)).shipping;

it('comes back in full with the last unit only', () => {
	expect(shippingOf(order, [[1, 1]])).toBe(0);
	const first = caseFacts('can_1', 'canceled', makeQuote(inputOf(order, [[1, 1]])));
	expect(shippingOf(order, [[2, 1]], { others: [first] })).toBe(900);
	expect(shippingOf(order, [[2, 1]], { others: [{ ...first, state: 'requested' }] })).toBe(0);
});

it('stays with a unit that shipped', () => {
	const lines = order.lines.map((line, at) => (at === 0 ? { ...line, units: { ...NO_UNITS, shipped: 1 } } : line));
	expect(makeQuote(inputOf({ ...order, lines }, [[2, 1]]))).toMatchObject({ shipping: 0, sweep: false, worth: 3000 });
});

it('comes back in proportion where the policy says so, and adds up', () => {
	const policy = { shipping_partial: 'proportional' } as const;
	const first = makeQuote(inputOf(order, [[1, 1]], { policy }));
	expect(first).toMatchObject({ shipping: 600, worth: 6600 });
	expect(shippingOf(order, [[2, 1]], { policy, others: [caseFacts('can_1', 'canceled', first)] })).toBe(300);
});

it('carries its own tax', () => {
	const charges = order.charges.map((charge) => ({ ...charge, tax: 90 }));
	expect(makeQuote(inputOf({ ...order, charges }, [[1, 1], [2, 1]]))).toMatchObject({ shipping: 900, shippingTax: 90 }); // prettier-ignore
});

it('gives a supplier’s own shipping back with that supplier’s last unit', () => {
	const lines = [
		{ paid: 6000, supplier: 'sup_1', quantity: 2, units: newUnits(2) },
		{ paid: 3000, supplier: 'sup_2' }
	];
	const own = { id: 'chg_s', kind: 'shipping', amount: 500, tax: 0, supplier: 'sup_1' };
	const facts = orderOf(lines, { shipping: 900, total: 10_400 });
	const both = { ...facts, charges: [...facts.charges, own] };
	expect(shippingOf(both, [[1, 1]])).toBe(0);
	const quote = makeQuote(inputOf(both, [[1, 2]]));
	expect(quote.charges).toEqual([{ chargeId: 'chg_s', amount: 500, tax: 0 }]);
	const others = [caseFacts('can_1', 'canceled', quote)];
	expect(makeQuote(inputOf(both, [[2, 1]], { others }))).toMatchObject({ shipping: 900, worth: 3900, adjustments: [] });
});
