import { expect, it } from 'vitest';
import { caseFacts, makeQuote } from '$lib/modules/refunds/quote/quote';
import type { QuoteInput } from '$lib/modules/refunds/quote/quote-facts';
import { ORIGINS } from '$lib/modules/settings/origins';
import { REASONS } from '$lib/modules/settings/reasons';
import { inputOf, orderOf } from '../../../../support/money-facts';

const order = orderOf([{ paid: 5005 }, { paid: 3000 }], { shipping: 700 });
const tenPercent = { fee: { percent: 10 } };
const feeOf = (given: Partial<QuoteInput> = {}) =>
	makeQuote({ ...inputOf(order, [[1, 1]], { policy: tenPercent }), ...given }).fee;

it('is rounded down', () => expect(feeOf()).toBe(500));

it.each(ORIGINS)('is for those who asked: %s', (origin) =>
	expect(feeOf({ origin })).toBe(['customer', 'admin', 'partner'].includes(origin) ? 500 : 0)
);

it.each([...REASONS, null])('depends on the reason: %s', (reason) => {
	const atFault = ['sold_out', 'defective', 'undeliverable', 'delay', 'priced_wrong'].includes(String(reason));
	expect(feeOf({ selection: [{ lineItemId: 'lin_1', quantity: 1, reason }] })).toBe(atFault ? 0 : 500);
});

it('is not kept of the points of an order awaiting payment', () =>
	expect(feeOf({ order: { ...order, unpaid: true } })).toBe(0));

it('leaves out the lines at the shop’s fault', () =>
	expect(
		feeOf({
			selection: [
				{ lineItemId: 'lin_1', quantity: 1, reason: 'sold_out' },
				{ lineItemId: 'lin_2', quantity: 1, reason: 'changed_mind' }
			]
		})
	).toBe(300));

it('keeps all fees of an order within its items', () => {
	const policy = { fee: { flat: { USD: 6000 } } };
	const first = makeQuote(inputOf(order, [[1, 1]], { policy }));
	expect(first).toMatchObject({ fee: 5005, worth: 0 });
	const others = [caseFacts('can_1', 'canceled', first)];
	expect(makeQuote(inputOf(order, [[2, 1]], { policy, others }))).toMatchObject({ fee: 3000, worth: 700 });
});

it('is none in a currency without a flat amount, and whole steps where the order has them', () => {
	expect(makeQuote(inputOf(order, [[1, 1]], { policy: { fee: { flat: { EUR: 100 } } } })).fee).toBe(0);
	const stepped = { ...orderOf([{ paid: 5500 }, { paid: 3000 }]), step: 100 };
	expect(makeQuote(inputOf(stepped, [[1, 1]], { policy: tenPercent })).fee).toBe(500);
});
