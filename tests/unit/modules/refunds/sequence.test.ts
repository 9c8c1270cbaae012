import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitByLargestRemainder } from '$lib/core/allocate';
import { sum } from '$lib/core/money';
import { caseFacts, makeQuote } from '$lib/modules/refunds/quote/quote';
import type { CaseFacts, OrderFacts, Quote, QuoteInput } from '$lib/modules/refunds/quote/quote-facts';
import { DEFAULT_POLICY, PARTIAL_POLICIES, TENDER_STRATEGIES } from '$lib/modules/settings/policy';
import { inputOf, orderOf, tenderOf } from '../../../support/money-facts';
import { holds } from '../../../support/property';

/** One accepted case: its refunds, each with a gateway, back with the shopper, or failed and still owed. */
type Part = { tenderId: string; amount: number; state: 'live' | 'paid' | 'failed' };
type Sim = { id: string; quote: Quote; parts: Part[]; taken: number | null };

const amount = fc.integer({ min: 1, max: 10 ** 7 });
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
	fee_rules: fc.array(fc.record({ take }), { maxLength: 1 }),
	free_minutes: fc.constant(0),
	personalized_keep: fc.constant(DEFAULT_POLICY.personalized_keep),
	reasons: fc.constant(DEFAULT_POLICY.reasons)
});
const order: fc.Arbitrary<OrderFacts> = fc
	.record({
		nets: fc.array(fc.tuple(amount, fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 4 }),
		off: fc.double({ min: 0, max: 0.9, noNaN: true }),
		shipping: fc.nat({ max: 10_000 }),
		from: amount,
		minimum: amount,
		earned: fc.nat({ max: 10_000 }),
		cuts: fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 100 }))
	})
	.map(({ nets, off, shipping, from, minimum, earned, cuts }) => {
		const weights = nets.map(([net]) => net);
		const discount = Math.floor(sum(weights) * off);
		const shares = splitByLargestRemainder(discount, weights);
		const lines = nets.map(([net, quantity], at) => {
			const share = shares[at] ?? 0;
			return { net, quantity, paid: net - share, discount: share, priced: true };
		});
		const made = orderOf(lines, { shipping });
		const [card = 0, credit = 0, points = 0] = splitByLargestRemainder(made.total, [...cuts, 1]);
		return {
			...made,
			discounts: [{ amount: discount, coupon: 'TEN', singleUse: true }],
			benefits: {
				free_shipping_from: from,
				shipping_otherwise: 10_000,
				coupons: [{ code: 'TEN', amount: discount, minimum }]
			},
			pointsEarned: earned,
			tenders: [tenderOf('card', card, 1), tenderOf('store_credit', credit, 2), tenderOf('points', points, 3)]
		};
	});
const acts = fc.array(
	fc.record({
		act: fc.constantFrom('cancel', 'pay', 'fail', 'retry', 'undo', 'spend'),
		pick: fc.nat(),
		size: fc.nat()
	}),
	{ maxLength: 25 }
);

class World {
	cases: Sim[] = [];
	wallet: number;
	private made = 0;
	constructor(
		readonly start: OrderFacts,
		readonly policy: QuoteInput['policy']
	) {
		this.wallet = start.pointsEarned;
	}

	others = (): CaseFacts[] => this.cases.map(({ id, quote }) => caseFacts(id, 'in_progress', quote));
	promised = (id: string) =>
		sum(this.cases.flatMap(({ parts }) => parts.filter(({ tenderId }) => tenderId === id)).map((part) => part.amount));
	open = () =>
		this.start.lines.map(({ id, quantity }) => {
			const gone = this.cases.flatMap(({ quote }) => quote.lines.filter(({ lineItemId }) => lineItemId === id));
			return quantity - sum(gone.map((line) => line.quantity));
		});

	cancel(picks: readonly (readonly [number, number])[]): void {
		const tenders = this.start.tenders.map((one) => ({ ...one, remaining: one.remaining - this.promised(one.id) }));
		const quote = makeQuote(inputOf({ ...this.start, tenders }, picks, { others: this.others(), policy: this.policy }));
		const parts = quote.tenders.map((part): Part => ({ ...part, state: 'live' }));
		this.cases.push({ id: `can_${++this.made}`, quote, parts, taken: null });
	}

	/** Done: points earned are taken back as far as they are there. */
	settle(): void {
		for (const one of this.cases) {
			if (one.taken !== null || one.parts.some(({ state }) => state !== 'paid')) continue;
			one.taken = Math.min(this.wallet, one.quote.pointsTaken);
			this.wallet -= one.taken;
		}
	}

	/** A later case that was priced as if these units were gone has to be undone first. */
	undo(at: number): void {
		const leaning = this.cases.slice(at + 1).some(({ quote }) => quote.sweep || quote.adjustments.length > 0 || quote.shipping > 0); // prettier-ignore
		const [gone] = leaning ? [] : this.cases.splice(at, 1);
		this.wallet += gone?.taken ?? 0;
	}

	do({ act, pick, size }: { act: string; pick: number; size: number }): void {
		const parts = this.cases.flatMap((one) => one.parts);
		const chosen = (state: Part['state']) => {
			const fitting = parts.filter((part) => part.state === state);
			return fitting[pick % Math.max(1, fitting.length)];
		};
		if (act === 'spend') this.wallet -= size % (this.wallet + 1);
		if (act === 'undo' && this.cases.length > 0) this.undo(pick % this.cases.length);
		if (act === 'cancel') {
			const left = this.open().flatMap((count, at) => (count > 0 ? [[at + 1, 1 + (size % count)] as const] : []));
			const one = left[pick % Math.max(1, left.length)];
			if (one) this.cancel([one]);
		}
		const moved = { pay: ['live', 'paid'], fail: ['live', 'failed'], retry: ['failed', 'live'] } as const;
		if (act === 'pay' || act === 'fail' || act === 'retry') {
			const part = chosen(moved[act][0]);
			if (part) part.state = moved[act][1];
		}
		this.settle();
	}

	check(): void {
		for (const { id, remaining } of this.start.tenders) expect(this.promised(id)).toBeLessThanOrEqual(remaining);
		const { total, pointsEarned } = this.start;
		expect(sum(this.cases.map(({ quote }) => quote.worth + quote.fee))).toBeLessThanOrEqual(total);
		expect(this.wallet).toBeGreaterThanOrEqual(0);
		expect(sum(this.cases.map(({ quote }) => quote.pointsTaken))).toBeLessThanOrEqual(pointsEarned);
		expect(this.cases.filter(({ quote }) => quote.coupons.length > 0).length).toBeLessThanOrEqual(1);
		for (const { quote, parts } of this.cases) expect(sum(parts.map((part) => part.amount))).toBe(quote.due);
	}
}

it('conserves money on each tender, of the order and in the ledgers, whatever happens in between', () =>
	holds(
		fc.property(order, policy, acts, (start, given, steps) => {
			const world = new World(start, given);
			for (const step of steps) {
				world.do(step);
				world.check();
			}
		})
	));

it('ends, with all of it canceled, at everything returned that the policy says', () =>
	holds(
		fc.property(order, policy, acts, (start, given, steps) => {
			const world = new World(start, given);
			for (const step of steps) world.do(step);
			const rest = world.open().flatMap((count, at) => (count > 0 ? [[at + 1, count] as const] : []));
			if (rest.length > 0) world.cancel(rest);
			for (const part of world.cases.flatMap((one) => one.parts)) part.state = 'paid';
			const spent = start.pointsEarned - world.wallet - sum(world.cases.map(({ taken }) => taken ?? 0));
			world.settle();
			world.check();
			const fees = sum(world.cases.map(({ quote }) => quote.fee));
			const back = sum(start.tenders.map(({ id }) => world.promised(id)));
			expect(sum(world.cases.map(({ quote }) => quote.worth)) + fees).toBe(start.total);
			expect(back).toBe(start.total - fees);
			expect(sum(world.cases.map(({ quote }) => quote.pointsTaken))).toBe(earnedOf(start));
			const taken = sum(world.cases.map((one) => one.taken ?? 0));
			expect(taken + world.wallet).toBe(start.pointsEarned - spent);
			expect(world.cases.flatMap(({ quote }) => quote.coupons)).toEqual(['TEN']);
		})
	));

/** An order whose goods cost nothing earned nothing for them. */
const earnedOf = ({ lines, pointsEarned }: OrderFacts) => (sum(lines.map(({ paid }) => paid)) > 0 ? pointsEarned : 0);
