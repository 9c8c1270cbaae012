import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moneyPanel, type PanelFacts } from '$lib/modules/cancellations/money/money-panel';
import { owedOf } from '$lib/modules/orders/owed';
import { remainingOn } from '$lib/modules/orders/tenders/tender-names';
import { sum } from '$lib/core/money';
import { holds } from '../../../../support/property';

const card = {
	kind: 'card',
	authorized: 0,
	captured: 5500,
	refunded: 0,
	voided: 0,
	reserved: 0,
	chargedBack: 0,
	overReturned: 0
} as const;
const facts = (over: Partial<PanelFacts>): PanelFacts => ({
	total: 5500,
	writtenOff: 0,
	tenders: [card],
	cases: [],
	nothingLeft: false,
	...over
});
const half = { state: 'in_progress', worth: 2500, due: 2500, refunded: 1000, waived: 0, lost: 0 } as const;

it('shows a refund in parts: some back, the rest reserved, nothing owed', () => {
	const panel = moneyPanel(facts({ tenders: [{ ...card, refunded: 1000, reserved: 1500 }], cases: [half] }));
	expect(panel).toMatchObject({ paid: 5500, refunded: 1000, reserved: 1500, remaining: 3000 });
	expect(panel).toMatchObject({
		due: 2500,
		back: 1000,
		open: 1500,
		owed: 0,
		settled: 3000,
		canceled: 2500,
		surplus: 0
	});
});

it('shows what an undo left to be paid, and what a waiver gave to the shop', () => {
	const undone = { ...half, state: 'undone', refunded: 2500 } as const;
	expect(moneyPanel(facts({ tenders: [{ ...card, refunded: 2500 }], cases: [undone] }))).toMatchObject({
		owed: 2500,
		due: 0
	});
	const waived = { ...half, state: 'canceled', waived: 1500 } as const;
	expect(moneyPanel(facts({ tenders: [{ ...card, refunded: 1000 }], cases: [waived] }))).toMatchObject({
		...{ due: 2500, back: 1000, waived: 1500, open: 0 },
		...{ owed: 0, canceled: 1000, settled: 4500, surplus: 0 }
	});
});

const amount = fc.nat({ max: 1_000_000_000 });
/** What the database allows of a tender: what went and is reserved is never more than it secures. */
const tender = fc
	.tuple(fc.boolean(), fc.tuple(amount, amount, amount, amount, amount), amount)
	.map(([taken, [refunded, voided, reserved, chargedBack, rest], overReturned]) => {
		const secured = refunded + voided + reserved + chargedBack + rest;
		const money = taken ? { captured: secured, authorized: 0 } : { captured: 0, authorized: secured };
		return { kind: 'card' as const, ...money, refunded, voided, reserved, chargedBack, overReturned };
	});
const someCase = fc
	.tuple(
		fc.constantFrom('requested' as const, 'in_progress' as const, 'canceled' as const, 'undone' as const),
		fc.tuple(amount, amount, amount, amount, amount)
	)
	.map(([state, [refunded, waived, lost, open, debt]]) => {
		const due = refunded + waived + lost + open;
		return { state, worth: due + debt, due, refunded, waived, lost };
	});

it('adds up, whatever happened to the order', () => {
	const any = fc.record({
		total: amount,
		writtenOff: amount,
		tenders: fc.array(tender, { maxLength: 4 }),
		cases: fc.array(someCase, { maxLength: 5 }),
		nothingLeft: fc.boolean()
	});
	holds(
		fc.property(any, (given) => {
			const it = moneyPanel(given);
			expect(it.refunded + it.chargedBack + it.reserved + it.remaining).toBe(it.paid);
			expect(it.remaining).toBe(sum(given.tenders.map(remainingOn)));
			expect(it.back + it.waived + it.lost + it.open).toBe(it.due);
			expect(it.canceled + it.writtenOff + it.settled + it.owed + it.forgone - it.surplus).toBe(it.total);
			const accepted = given.cases.filter(({ state }) => state === 'in_progress' || state === 'canceled');
			expect(it.owed).toBe(owedOf({ ...given, accepted }));
			expect(Math.min(it.owed, it.forgone, it.surplus, it.open, it.remaining)).toBeGreaterThanOrEqual(0);
		})
	);
});
