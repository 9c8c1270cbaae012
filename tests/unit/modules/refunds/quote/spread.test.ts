import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sum } from '$lib/core/money';
import { TENDER_NAMES } from '$lib/modules/orders/tenders/tender-names';
import { spreadOverTenders } from '$lib/modules/refunds/quote/spread';
import { TENDER_STRATEGIES } from '$lib/modules/settings/policy';
import { tenderOf } from '../../../../support/money-facts';
import { holds } from '../../../../support/property';

const given = fc.record({
	kind: fc.constantFrom(...TENDER_NAMES),
	remaining: fc.nat({ max: 10 ** 10 }),
	canPartial: fc.boolean()
});
const tenders = fc
	.array(given, { minLength: 1, maxLength: 6 })
	.map((list) => list.map(({ kind, remaining, canPartial }, at) => tenderOf(kind, remaining, at + 1, canPartial)));
const by = fc.record({
	strategy: fc.constantFrom(...TENDER_STRATEGIES),
	step: fc.constantFrom(1, 100),
	sweep: fc.boolean()
});
const part = fc.double({ min: 0, max: 1, noNaN: true });

it('adds up with the shortfall, stays within each tender and leaves whole ones whole', () =>
	holds(
		fc.property(tenders, part, by, (list, share, rule) => {
			const due = Math.floor(sum(list.map(({ remaining }) => remaining)) * share);
			const { tenders: amounts, shortfall } = spreadOverTenders(due, list, rule);
			expect(sum(amounts.map(({ amount }) => amount)) + shortfall).toBe(due);
			expect(shortfall).toBeGreaterThanOrEqual(0);
			for (const { tenderId, amount } of amounts) {
				const tender = list.find(({ id }) => id === tenderId);
				expect(amount).toBeLessThanOrEqual(tender?.remaining ?? 0);
				expect(amount).toBeGreaterThan(0);
				if (!tender?.canPartial) expect(amount).toBe(tender?.remaining);
			}
		})
	));

it('owns up to a shortfall only when nothing that could carry it is left', () =>
	holds(
		fc.property(tenders, part, fc.constantFrom(...TENDER_STRATEGIES), (list, share, strategy) => {
			const due = Math.floor(sum(list.map(({ remaining }) => remaining)) * share);
			const spread = spreadOverTenders(due, list, { strategy, step: 1, sweep: false });
			const able = sum(list.filter(({ canPartial }) => canPartial).map(({ remaining }) => remaining));
			const all = sum(list.map(({ remaining }) => remaining));
			expect(spread.shortfall).toBe(due === all ? 0 : Math.max(0, due - able));
		})
	));

it('sends everything back whole, partial or not', () => {
	const list = [tenderOf('virtual_account', 700, 1, false), tenderOf('points', 300, 2)];
	const spread = spreadOverTenders(1000, list, { strategy: 'proportional', step: 1, sweep: true });
	expect(spread.tenders.map(({ amount }) => amount)).toEqual([700, 300]);
});

it('takes a whole-only tender whole in the sweep though a fee is kept', () => {
	const list = [tenderOf('virtual_account', 700, 1, false), tenderOf('points', 300, 2)];
	const spread = spreadOverTenders(900, list, { strategy: 'proportional', step: 1, sweep: true });
	expect(spread).toMatchObject({ skipped: [], tenders: [{ tenderId: 'ten_1', amount: 700 }, { tenderId: 'ten_2', amount: 200 }], shortfall: 0 }); // prettier-ignore
});

it('keeps whole steps on a card and puts the odd rest on stored value', () => {
	const list = [tenderOf('card', 10_000, 1), tenderOf('points', 10_050, 2)];
	const spread = spreadOverTenders(5050, list, { strategy: 'proportional', step: 100, sweep: false });
	expect(spread.tenders.map(({ amount }) => amount)).toEqual([2500, 2550]);
});
