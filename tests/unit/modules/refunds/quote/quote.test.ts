import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '$lib/core/money';
import { splitByLargestRemainder } from '$lib/core/allocate';
import { caseFacts, makeQuote } from '$lib/modules/refunds/quote/quote';
import type { CaseFacts, OrderFacts, Quote, QuoteInput } from '$lib/modules/refunds/quote/quote-facts';
import { DEFAULT_POLICY, PARTIAL_POLICIES, TENDER_STRATEGIES } from '$lib/modules/settings/policy';
import { inputOf, orderOf, tenderOf } from '../../../../support/money-facts';
import { holds } from '../../../../support/property';

const amount = fc.integer({ min: 1, max: 10 ** 8 });
const take = fc.oneof(
	fc.constant(null),
	fc.record({ percent: fc.integer({ min: 0, max: 100 }) }),
	fc.record({ flat: fc.record({ USD: fc.nat({ max: 10 ** 6 }) }) })
);
const policy = fc.record({
	partial: fc.constantFrom(...PARTIAL_POLICIES),
	shipping_partial: fc.constantFrom('none' as const, 'proportional' as const),
	tenders: fc.constantFrom(...TENDER_STRATEGIES),
	fee: take,
	fee_rules: fc.array(fc.record({ take, until_hours: fc.integer({ min: 1, max: 3 }) }), { maxLength: 2 }),
	free_minutes: fc.constant(0),
	personalized_keep: fc.constant({ placed: 0, in_production: 50, shipped: 100 }),
	reasons: fc.constant(DEFAULT_POLICY.reasons)
});

/** Lines with discounts, shipping, benefit rules and a card beside points: everything that meets in a quote. */
const order: fc.Arbitrary<OrderFacts> = fc
	.record({
		nets: fc.array(fc.tuple(amount, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 4 }),
		off: fc.double({ min: 0, max: 0.9, noNaN: true }),
		shipping: fc.nat({ max: 10_000 }),
		from: amount,
		minimum: amount,
		points: fc.double({ min: 0, max: 1, noNaN: true })
	})
	.map(({ nets, off, shipping, from, minimum, points }) => {
		const discount = Math.floor(sum(nets.map(([net]) => net)) * off);
		const shares = splitByLargestRemainder(discount, nets.map(([net]) => net)); // prettier-ignore
		const lines = nets.map(([net, quantity], at) => ({ net, quantity, paid: net - (shares[at] ?? 0), priced: true }));
		const made = orderOf(lines, { shipping });
		const stored = Math.floor(made.total * points);
		const coupons = [{ code: 'TEN', amount: discount, minimum }];
		return {
			...made,
			discounts: [{ amount: discount, coupon: 'TEN', singleUse: true }],
			pointsEarned: Math.floor(made.total / 100),
			benefits: { free_shipping_from: from, shipping_otherwise: 10_000, coupons },
			tenders: [tenderOf('points', stored, 1), tenderOf('card', made.total - stored, 2)]
		};
	});

const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 12 });

const live = (id: string, quote: Quote) => caseFacts(id, 'canceled', quote);

/** The order without what the cases so far gave back. */
function after(start: OrderFacts, quotes: readonly Quote[]): OrderFacts {
	const given = (id: string) =>
		sum(quotes.flatMap(({ tenders }) => tenders.filter((t) => t.tenderId === id).map((t) => t.amount)));
	return { ...start, tenders: start.tenders.map((t) => ({ ...t, remaining: t.remaining - given(t.id) })) };
}

/** Cancels the order in the parts that `cuts` makes of it, down to the last unit. */
function cancelAll(start: OrderFacts, cuts: readonly number[], given: QuoteInput['policy']): Quote[] {
	const quotes: Quote[] = [];
	for (let at = 0; !quotes.at(-1)?.sweep; at++) {
		const others = quotes.map((quote, index) => live(`can_${index}`, quote));
		const open = start.lines.map((line) => line.quantity - unitsOf(line.id, others));
		const index = open.findIndex((left, i) => left > 0 && i >= (cuts[at] ?? 0) % open.length);
		const line = index < 0 ? open.findIndex((left) => left > 0) : index;
		const most = open[line] ?? 0;
		const quantity = at < cuts.length ? 1 + ((cuts[at] ?? 0) % most) : most;
		quotes.push(makeQuote(inputOf(after(start, quotes), [[line + 1, quantity]], { others, policy: given })));
	}
	return quotes;
}

const unitsOf = (id: string, cases: readonly CaseFacts[]) =>
	sum(
		cases.flatMap(({ lines }) => lines.filter(({ lineItemId }) => lineItemId === id).map(({ quantity }) => quantity))
	);

it('comes to the order total less every fee, in whatever parts the order is canceled', () =>
	holds(
		fc.property(order, picks, policy, (start, cuts, given) => {
			const quotes = cancelAll(start, cuts, given);
			const fees = sum(quotes.map(({ fee }) => fee));
			expect(sum(quotes.map(({ worth }) => worth)) + fees).toBe(start.total);
			expect(fees).toBeLessThanOrEqual(sum(start.lines.map(({ paid }) => paid)));
		})
	));

it('still comes to it when the last case and any other are undone and canceled anew', () =>
	holds(
		fc.property(order, picks, policy, fc.nat(), (start, cuts, given, pick) => {
			const parts = cancelAll(start, cuts, given);
			const kept = parts.filter(({ sweep }, at) => !sweep && at !== pick % parts.length);
			const others = kept.map((quote, at) => live(`can_${at}`, quote));
			const open = start.lines
				.map((line, at) => [at + 1, line.quantity - unitsOf(line.id, others)] as const)
				.filter(([, quantity]) => quantity > 0);
			const again = makeQuote(inputOf(after(start, kept), open, { others, policy: given }));
			expect(again.sweep).toBe(true);
			expect(sum([...kept, again].map(({ worth, fee }) => worth + fee))).toBe(start.total);
			expect(again.shortfall).toBe(0);
		})
	));

it('adds up in every part: lines, shipping, adjustments, fee; worth, debt, due; tenders, shortfall', () =>
	holds(
		fc.property(order, picks, policy, amount, (start, cuts, given, owed) => {
			for (const quote of cancelAll({ ...start, owed }, cuts, given)) {
				const parts = sum([...quote.lines, ...quote.adjustments].map((part) => part.amount));
				expect(parts + quote.shipping - quote.fee).toBe(quote.worth);
				expect(sum(quote.tenders.map((tender) => tender.amount)) + quote.shortfall).toBe(quote.due);
				expect(quote.due).toBeLessThanOrEqual(quote.worth - quote.lowersDebt);
				for (const one of [quote.worth, quote.lowersDebt, quote.due, quote.fee, quote.shipping]) {
					expect(one).toBeGreaterThanOrEqual(0);
				}
			}
		})
	));

it('is the same quote for the same facts', () =>
	holds(
		fc.property(order, policy, (start, given) => {
			const input = inputOf(start, [[1, 1]], { policy: given });
			expect(makeQuote(input)).toEqual(makeQuote(input));
		})
	));

describe('debt', () => {
	const partlyPaid = (owed: number) =>
		orderOf([{ paid: 6000 }, { paid: 4000 }], { owed, tenders: [tenderOf('card', 10_000 - owed)] });

	it('lowers what is owed first', () => {
		expect(makeQuote(inputOf(partlyPaid(4000), [[1, 1]]))).toMatchObject({ worth: 6000, lowersDebt: 4000, due: 2000 });
		expect(makeQuote(inputOf(partlyPaid(4000), [[2, 1]]))).toMatchObject({ lowersDebt: 4000, due: 0, tenders: [] });
	});

	it('gives nothing back for cash that never came', () => {
		const cash = orderOf([{ paid: 6000 }], { owed: 6000, tenders: [tenderOf('cash_on_delivery', 0)] });
		expect(makeQuote(inputOf(cash, [[1, 1]]))).toMatchObject({ worth: 6000, lowersDebt: 6000, due: 0, shortfall: 0 });
	});
});

it('lets free gifts go with the last goods only', () => {
	const gift = { paid: 0, priced: false, quantity: 2 };
	const start = orderOf([{ paid: 5000 }, gift, { paid: 3000 }]);
	const first = makeQuote(inputOf(start, [[1, 1]]));
	expect(first.lines.map(({ lineItemId }) => lineItemId)).toEqual(['lin_1']);
	const last = makeQuote(inputOf(start, [[3, 1], [2, 1]], { others: [live('can_1', first)] })); // prettier-ignore
	expect(last.lines).toMatchObject([
		{ lineItemId: 'lin_3', quantity: 1, amount: 3000, tax: 0 },
		{ lineItemId: 'lin_2', quantity: 2, amount: 0, tax: 0 }
	]);
	expect(last.sweep).toBe(true);
	expect(makeQuote(inputOf(start, [[2, 1]], { policy: { partial: 're_evaluate' } }))).toMatchObject({
		worth: 0,
		offers: []
	});
});

it('offers another route when the only tender cannot do a part', () => {
	const start = orderOf([{ paid: 5000 }, { paid: 3000 }], { tenders: [tenderOf('virtual_account', 8000, 1, false)] });
	const part = makeQuote(inputOf(start, [[1, 1]]));
	expect(part).toMatchObject({ due: 5000, shortfall: 5000, tenders: [], offers: ['cancel_everything', 'other_route'] });
	expect(makeQuote(inputOf(start, [[1, 1], [2, 1]])).shortfall).toBe(0); // prettier-ignore
});
