import { describe, expect, it } from 'vitest';
import { percentOf } from '$lib/modules/refunds/quote/partial-policy';
import { caseFacts, makeQuote } from '$lib/modules/refunds/quote/quote';
import type { CouponRule, OrderFacts } from '$lib/modules/refunds/quote/quote-facts';
import { inputOf, orderOf } from '../../../../support/money-facts';

const reEvaluate = { partial: 're_evaluate' } as const;
const keepRate = { partial: 'keep_rate' } as const;

/** 100.00 and 100.00 with a coupon of 30.00 that wants 150.00. */
const withCoupon = (rule: Omit<CouponRule, 'code'>, given: Partial<OrderFacts> = {}) =>
	orderOf([{ net: 10_000, paid: 8500 }, { net: 10_000, paid: 8500 }], { discounts: [{ amount: 3000, coupon: 'TEN', singleUse: false }], benefits: { coupons: [{ code: 'TEN', ...rule }] }, ...given }); // prettier-ignore
const second = (order: OrderFacts, policy: typeof reEvaluate | typeof keepRate | undefined = reEvaluate) =>
	makeQuote(inputOf(order, [[2, 1]], policy ? { policy } : {}));

describe('a coupon whose minimum the rest misses', () => {
	it('is taken back', () =>
		expect(second(withCoupon({ amount: 3000, minimum: 15_000 }))).toMatchObject({
			worth: 7000,
			lines: [{ amount: 8500 }],
			adjustments: [{ kind: 'benefit_reversal', amount: -1500 }]
		}));

	it('stays under P1, without a rule or a snapshot, at the shop’s fault and in a withdrawal', () => {
		const order = withCoupon({ amount: 3000, minimum: 15_000 });
		expect(makeQuote(inputOf(order, [[2, 1]]))).toMatchObject({ worth: 8500, adjustments: [] });
		expect(second({ ...order, benefits: null })).toMatchObject({ worth: 8500, adjustments: [] });
		expect(second({ ...order, benefits: {} })).toMatchObject({ worth: 8500, adjustments: [] });
		expect(makeQuote(inputOf(order, [[2, 1]], { policy: reEvaluate, origin: 'withdrawal' })).worth).toBe(8500);
		expect(makeQuote(inputOf(order, [[2, 1]], { policy: reEvaluate, origin: 'supplier' })).worth).toBe(8500);
	});

	it('keeps its rate under P3', () =>
		expect(second(withCoupon({ amount: 3000, minimum: 15_000 }), keepRate)).toMatchObject({
			worth: 8500,
			adjustments: []
		}));
});

it('leaves the whole coupon on a rest that still earns it', () =>
	expect(second(withCoupon({ amount: 3000, minimum: 10_000 }))).toMatchObject({
		worth: 10_000,
		adjustments: [{ kind: 'benefit_reversal', amount: 1500 }]
	}));

it('counts a percentage on the rest, or not at all below its minimum', () => {
	expect(second(withCoupon({ percent: 15, minimum: 0 })).worth).toBe(8500);
	expect(second(withCoupon({ percent: 15, minimum: 15_000 })).worth).toBe(7000);
	expect(second(withCoupon({ percent: 15, minimum: 15_000 }), keepRate).worth).toBe(7000);
});

it('taxes the difference in the proportion of the case’s lines', () => {
	const order = withCoupon({ amount: 3000, minimum: 15_000 });
	const taxed = { ...order, lines: order.lines.map((line) => ({ ...line, tax: 850 })) };
	expect(second(taxed).adjustments).toEqual([{ kind: 'benefit_reversal', amount: -1500, tax: -150 }]);
});

it('names the shipping charged after all apart from the benefit lost, and gives both back with the last goods', () => {
	const benefits = {
		free_shipping_from: 12_000,
		shipping_otherwise: 700,
		coupons: [{ code: 'TEN', amount: 3000, minimum: 15_000 }]
	};
	const order = withCoupon({ minimum: 0 }, { benefits });
	const first = second(order);
	expect(first.adjustments).toMatchObject([
		{ kind: 'shipping_recharge', amount: -700 },
		{ kind: 'benefit_reversal', amount: -1500 }
	]);
	const last = makeQuote(
		inputOf(order, [[1, 1]], { policy: reEvaluate, others: [caseFacts('can_1', 'canceled', first)] })
	);
	expect(last).toMatchObject({ worth: 10_700, adjustments: [{ amount: 700 }, { amount: 1500 }] });
});

it('charges the shipping only once over several cases', () => {
	const benefits = { free_shipping_from: 25_000, shipping_otherwise: 700 };
	const order = orderOf([{ paid: 10_000 }, { paid: 10_000 }, { paid: 10_000 }], { benefits });
	const first = second(order);
	expect(first.worth).toBe(9300);
	const others = [caseFacts('can_1', 'in_progress', first)];
	expect(makeQuote(inputOf(order, [[3, 1]], { policy: reEvaluate, others }))).toMatchObject({
		worth: 10_000,
		adjustments: []
	});
});

it('counts units another request only holds as staying', () => {
	const benefits = { free_shipping_from: 20_000, shipping_otherwise: 700 };
	const order = orderOf([{ paid: 10_000 }, { paid: 10_000 }, { paid: 10_000 }], { benefits });
	const others = [caseFacts('can_1', 'requested', second(order))];
	expect(makeQuote(inputOf(order, [[3, 1]], { policy: reEvaluate, others }))).toMatchObject({
		worth: 10_000,
		adjustments: []
	});
	const all = makeQuote(inputOf(order, [[1, 1], [3, 1]], { policy: reEvaluate, others })); // prettier-ignore
	expect(all).toMatchObject({ sweep: false, worth: 19_300 });
});

it('rounds percentages down', () => {
	expect(percentOf(999, 10)).toBe(99);
	expect(percentOf(1000, 0.25)).toBe(2);
	expect(percentOf(9_007_199_254_740_991, 100)).toBe(9_007_199_254_740_991);
});
