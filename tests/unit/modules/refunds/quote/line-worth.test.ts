import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sum } from '$lib/core/money';
import { lineWorth, unitsWorth } from '$lib/modules/refunds/quote/line-worth';
import type { CaseFacts, LineFacts, QuoteLine } from '$lib/modules/refunds/quote/quote-facts';
import { lineOf } from '../../../../support/money-facts';
import { holds } from '../../../../support/property';

const line = fc
	.record({
		paid: fc.nat({ max: 10 ** 11 }),
		quantity: fc.integer({ min: 1, max: 80_000 }),
		part: fc.nat({ max: 100 })
	})
	.map(({ paid, quantity, part }) => lineOf({ paid, quantity, tax: Math.floor((paid * part) / 100) }));

/** `take`: a case of so many of the units left; `undo`: one of the cases so far ends (withdrawn, rejected, undone). */
const acts = fc.array(fc.record({ undo: fc.boolean(), pick: fc.nat() }), { maxLength: 25 });

const caseOf = (at: number, given: QuoteLine): CaseFacts => ({
	id: `can_${at}`,
	state: at % 2 ? 'requested' : 'canceled',
	lines: [given],
	charges: [],
	adjustments: [],
	fee: 0,
	worth: given.amount,
	pointsTaken: 0,
	coupons: []
});

function play(start: LineFacts, steps: readonly { undo: boolean; pick: number }[]): CaseFacts[] {
	let cases: CaseFacts[] = [];
	for (const [at, { undo, pick }] of steps.entries()) {
		const left = start.quantity - unitsIn(cases);
		if (undo && cases.length > 0) cases = cases.filter((_, index) => index !== pick % cases.length);
		else if (left > 0) cases.push(caseOf(at, lineWorth(start, cases, 1 + (pick % left))));
	}
	return cases;
}

const linesIn = (cases: readonly CaseFacts[]) => cases.flatMap(({ lines }) => lines);
const unitsIn = (cases: readonly CaseFacts[]) => sum(linesIn(cases).map(({ quantity }) => quantity));

it('is all of it for all units, and never falls as units go', () =>
	holds(
		fc.property(line, fc.nat(), fc.constantFrom(1, 100), ({ paid, quantity }, pick, step) => {
			const k = pick % quantity;
			expect(unitsWorth(paid, quantity, quantity, step)).toBe(paid);
			const worth = unitsWorth(paid, quantity, k, step);
			expect(worth).toBeGreaterThanOrEqual(0);
			expect(unitsWorth(paid, quantity, k + 1, step)).toBeGreaterThanOrEqual(worth);
			expect(worth % step).toBe(0);
		})
	));

it('conserves what was paid, and the tax in it, over any sequence of cases, withdrawals and undos', () =>
	holds(
		fc.property(line, acts, (start, steps) => {
			const cases = play(start, steps);
			const left = start.quantity - unitsIn(cases);
			const all = left > 0 ? [...cases, caseOf(99, lineWorth(start, cases, left))] : cases;
			const ended = linesIn(all);
			expect(sum(linesIn(cases).map(({ amount }) => amount))).toBeLessThanOrEqual(start.paid);
			if (left > 0) expect(sum(ended.map(({ amount }) => amount))).toBe(start.paid);
			if (left > 0) expect(sum(ended.map(({ tax }) => tax))).toBe(start.tax);
			expect(ended.every(({ amount, tax }) => amount >= 0 && tax >= 0)).toBe(true);
		})
	));

it('gives the next case what an undone one left', () =>
	expect(lineWorth(lineOf({ paid: 1, quantity: 3 }), [], 1).amount).toBe(0));
