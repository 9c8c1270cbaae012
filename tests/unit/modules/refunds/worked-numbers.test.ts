import { describe, expect, it } from 'vitest';
import { completionOf } from '$lib/modules/cancellations/completion';
import { intentsFrom, stepFor } from '$lib/modules/cancellations/status';
import { lossMeter, planUndo } from '$lib/modules/cancellations/undo/undo';
import type { UndoFacts } from '$lib/modules/cancellations/undo/undo-facts';
import { freezeOrder } from '$lib/modules/orders/freeze';
import { owedOf } from '$lib/modules/orders/owed';
import { moveUnits, newUnits } from '$lib/modules/orders/units';
import { caseFacts, makeQuote } from '$lib/modules/refunds/quote/quote';
import type { CaseFacts, OrderFacts, QuoteInput } from '$lib/modules/refunds/quote/quote-facts';
import { refundStepFor } from '$lib/modules/refunds/status';
import { SYSTEM } from '$lib/core/actor';
import { inputOf, orderOf, tenderOf } from '../../../support/money-facts';

/** Cancels single selections one after another, each accepted before the next. */
const inTurn = (order: OrderFacts, quantities: readonly number[]): CaseFacts[] =>
	quantities.reduce<CaseFacts[]>((others, quantity, at) => {
		const quote = makeQuote(inputOf(order, [[1, quantity]], { others }));
		return [...others, caseFacts(`can_${at}`, 'canceled', quote)];
	}, []);
const worths = (cases: readonly CaseFacts[]) => cases.map(({ worth }) => worth);
const amounts = (input: QuoteInput) => makeQuote(input).tenders.map(({ amount }) => amount);

describe('A units', () => {
	const frozen = freezeOrder({
		currency: 'USD',
		line_items: [{ quantity: 3, unit_price: 1200 }],
		discounts: [{ label: 'Welcome', amount: 1000 }],
		charges: [],
		tenders: [{ captured: 2600 }]
	});

	it('freezes 26.00', () =>
		expect(frozen).toMatchObject({ ok: true, value: { total: 2600, lines: [{ paid: 2600 }] } }));

	it('gives 8.67, 8.66, 8.67 one by one', () =>
		expect(worths(inTurn(orderOf([{ paid: 2600, quantity: 3 }]), [1, 1, 1]))).toEqual([867, 866, 867]));

	it('still comes to 26.00 when the first is undone on the way', () => {
		const order = orderOf([{ paid: 2600, quantity: 3 }]);
		const kept = inTurn(order, [1, 1]).slice(1);
		const third = caseFacts('can_3', 'canceled', makeQuote(inputOf(order, [[1, 1]], { others: kept })));
		const fourth = makeQuote(inputOf(order, [[1, 1]], { others: [...kept, third] }));
		expect(worths([...kept, third]).reduce((all, one) => all + one, fourth.worth)).toBe(2600);
	});
});

it('B units: 7 units worth 10.00', () => {
	const order = orderOf([{ paid: 1000, quantity: 7 }]);
	expect(worths(inTurn(order, [3, 2, 2]))).toEqual([429, 285, 286]);
	expect(worths(inTurn(order, [5, 2]))).toEqual([714, 286]);
});

describe('C and D free shipping under P2', () => {
	const benefits = { free_shipping_from: 50_000, shipping_otherwise: 3000 };
	const won = { currency: 'KRW', region: 'US', benefits };
	const policy = { partial: 're_evaluate' } as const;
	const order = orderOf([{ paid: 30_000 }, { paid: 25_000 }], won);

	it('gives ₩25,000 at the shop’s fault', () => {
		const selection = [{ lineItemId: 'lin_2', quantity: 1, reason: 'sold_out' }] as const;
		expect(makeQuote({ ...inputOf(order, [], { policy }), selection })).toMatchObject({
			worth: 25_000,
			adjustments: []
		});
	});

	it('gives ₩22,000 for a change of mind, then ₩33,000 for the rest', () => {
		const first = makeQuote(inputOf(order, [[2, 1]], { policy }));
		expect(first.worth).toBe(22_000);
		expect(first.adjustments).toEqual([{ kind: 'shipping_recharge', amount: -3000, tax: 0 }]);
		const others = [caseFacts('can_1', 'canceled', first)];
		const last = makeQuote(inputOf(order, [[1, 1]], { policy, others }));
		expect(last).toMatchObject({ worth: 33_000, sweep: true });
		expect(last.adjustments).toEqual([{ kind: 'shipping_recharge', amount: 3000, tax: 0 }]);
	});

	it('clamps at ₩0 and offers to keep or cancel all for ₩51,000', () => {
		const small = orderOf([{ paid: 49_000 }, { paid: 2000 }], won);
		const clamped = makeQuote(inputOf(small, [[2, 1]], { policy }));
		expect(clamped).toMatchObject({ worth: 0, due: 0, refused: { code: 'quote.zero_by_clamp' } });
		expect(clamped.offers).toEqual(['keep', 'cancel_everything']);
		expect(makeQuote(inputOf(small, [[1, 1], [2, 1]], { policy })).worth).toBe(51_000); // prettier-ignore
	});
});

describe('E and F tenders', () => {
	const tenders = [tenderOf('points', 5000, 1), tenderOf('store_credit', 10_000, 2), tenderOf('card', 35_000, 3)];
	const order = orderOf([{ paid: 20_000 }, { paid: 30_000 }], { tenders });

	it.each([
		['proportional', [2000, 4000, 14_000]],
		['stored_value_first', [5000, 10_000, 5000]],
		['reverse_order', [20_000]],
		['money_first', [20_000]],
		['original_order', [5000, 10_000, 5000]]
	] as const)('splits ₩20,000 %s', (strategy, expected) =>
		expect(amounts(inputOf(order, [[1, 1]], { policy: { tenders: strategy } }))).toEqual(expected)
	);

	it('is proportional in a withdrawal whatever the policy', () =>
		expect(amounts(inputOf(order, [[1, 1]], { origin: 'withdrawal', policy: { tenders: 'money_first' } }))).toEqual([
			2000, 4000, 14_000
		]));

	it('gives the units left over to the largest fractions', () => {
		const three = [tenderOf('card', 5000, 1), tenderOf('store_credit', 3000, 2), tenderOf('points', 2000, 3)];
		expect(amounts(inputOf(orderOf([{ paid: 3333 }, { paid: 6667 }], { tenders: three }), [[1, 1]]))).toEqual([
			1666, 1000, 667
		]);
	});
});

describe('G, H and J when a case is done', () => {
	const none = { waived: 0, lost: 0, supplierAwaited: false };
	const points = { kind: 'refund', external: false, amount: 8000 } as const;
	const card = { kind: 'refund', external: true, amount: 10_000 } as const;

	it('G cancels at once what only stored value paid', () => {
		const credit = { ...points, amount: 10_000 };
		const facts = { ...none, due: 18_000, externalDue: 0 };
		const planned = [points, credit].map((refund) => ({ ...refund, state: 'planned' as const }));
		expect(completionOf({ ...facts, refunds: planned })).toBe('release_stored_value');
		const paid = [points, credit].map((refund) => ({ ...refund, state: 'succeeded' as const }));
		expect(completionOf({ ...facts, refunds: paid })).toBe('complete');
	});

	it('H gives points back when the card refund succeeded', () => {
		const facts = { ...none, due: 18_000, externalDue: 10_000 };
		const waiting = { ...points, state: 'planned' } as const;
		expect(completionOf({ ...facts, refunds: [waiting, { ...card, state: 'pending' }] })).toBe('wait');
		const succeeded = { ...card, state: 'succeeded' } as const;
		expect(completionOf({ ...facts, refunds: [waiting, succeeded] })).toBe('release_stored_value');
		expect(completionOf({ ...facts, refunds: [{ ...points, state: 'succeeded' }, succeeded] })).toBe('complete');
	});

	it('J caps a flat fee at the items and completes with nothing due', () => {
		const quote = makeQuote(inputOf(orderOf([{ paid: 300 }]), [[1, 1]], { policy: { fee: { flat: { USD: 500 } } } }));
		expect(quote).toMatchObject({ fee: 300, worth: 0, due: 0 });
		expect(quote.refused).toBeUndefined();
		expect(completionOf({ ...none, due: quote.due, externalDue: 0, refunds: [] })).toBe('complete');
	});
});

describe('I fee', () => {
	const policy = { fee: { percent: 10 } };
	const order = orderOf([{ paid: 8000 }], { shipping: 800 });

	it('keeps 10 % of the goods from a US shopper', () =>
		expect(makeQuote(inputOf(order, [[1, 1]], { policy }))).toMatchObject({ fee: 800, shipping: 800, due: 8000 }));

	it.each([
		['at the shop’s fault', { selection: [{ lineItemId: 'lin_1', quantity: 1, reason: 'delay' }] }],
		['in a withdrawal', { origin: 'withdrawal' }]
	] as const)('takes none %s', (_, given) =>
		expect(makeQuote(inputOf(order, [[1, 1]], { policy, ...given }))).toMatchObject({ fee: 0, due: 8800 })
	);

	it('takes none in Korea', () =>
		expect(makeQuote(inputOf({ ...order, region: 'KR' }, [[1, 1]], { policy })).due).toBe(8800));
});

it('K tax inside: 24.97 with 3.99 of VAT', () => {
	const frozen = freezeOrder({
		currency: 'EUR',
		line_items: [{ quantity: 3, unit_price: 999, tax: 399 }],
		discounts: [{ label: 'Spring', amount: 500 }],
		charges: [],
		tenders: [{ captured: 2497 }]
	});
	expect(frozen).toMatchObject({ ok: true, value: { total: 2497, lines: [{ paid: 2497, tax: 399 }] } });
	const singles = inTurn(orderOf([{ paid: 2497, tax: 399, quantity: 3 }]), [1, 1, 1]);
	expect(worths(singles)).toEqual([832, 833, 832]);
	expect(singles.map(({ lines }) => lines[0]?.tax)).toEqual([133, 133, 133]);
});

const undoable: UndoFacts = {
	unpaid: false,
	lostToDispute: 0,
	parcels: [],
	notOwed: 0,
	refunds: [],
	stock: [],
	suppliers: [],
	laterCases: [],
	coupon: 'none',
	fee: 0,
	channelTold: false,
	cameBack: false,
	manager: true,
	today: '2026-03-02'
};

describe('L and M undo', () => {
	const paidOut = { id: 'rfd_1', kind: 'refund', method: 'bank_deposit', state: 'succeeded', amount: 40_000 } as const;

	it('L waits until the ₩40,000 is confirmed again, or leaves it owed', () => {
		const facts = { ...undoable, refunds: [paidOut] };
		expect(lossMeter(facts).atRisk).toBe(40_000);
		expect(planUndo(facts, [])).toMatchObject({ ok: false, code: 'undo.answer_missing' });
		const again = {
			effect: 'deposit_paid',
			answer: 'paid_again',
			amount: 40_000,
			date: '2026-02-11',
			reference: 'IN-7'
		};
		expect(planUndo(facts, [again])).toMatchObject({
			ok: true,
			value: { balanceDue: 0, paidAgain: [{ amount: 40_000 }] }
		});
		const owed = { effect: 'deposit_paid', answer: 'balance_due' };
		expect(planUndo(facts, [owed])).toMatchObject({ ok: true, value: { balanceDue: 40_000, paidAgain: [] } });
	});

	it('M takes the 500 points left and leaves ₩2,500 owed', () => {
		const returned = { ...paidOut, method: 'points', amount: 3000, walletBalance: 500 } as const;
		const plan = planUndo({ ...undoable, refunds: [returned] }, []);
		expect(plan).toMatchObject({
			ok: true,
			value: { balanceDue: 2500, takeAgain: [{ refundId: 'rfd_1', amount: 500 }] }
		});
		const points = { kind: 'points', authorized: 0, captured: 3000, refunded: 2500, voided: 0, reserved: 0, chargedBack: 0 } as const; // prettier-ignore
		const owed = { total: 3000, tenders: [points], accepted: [], writtenOff: 0, nothingLeft: false };
		expect(owedOf(owed)).toBe(2500);
	});
});

it('N a success that fails on day 3 reopens the case', () => {
	expect(refundStepFor('succeeded', 'bounce', SYSTEM.rights)).toMatchObject({ ok: true, value: { to: 'failed' } });
	expect(stepFor('canceled', 'reopen', SYSTEM.rights)).toMatchObject({ ok: true, value: { to: 'in_progress' } });
	const card = { kind: 'refund', external: true, amount: 6000, state: 'failed' } as const;
	const facts = { due: 6000, externalDue: 6000, waived: 0, lost: 0, supplierAwaited: false };
	expect(completionOf({ ...facts, refunds: [card] })).toBe('wait');
	expect(completionOf({ ...facts, refunds: [card, { ...card, state: 'succeeded' }] })).toBe('complete');
});

it('O whoever comes first has the unit', () => {
	const held = moveUnits(newUnits(1), 'hold', 1);
	expect(held.ok && moveUnits(held.value, 'ship', 1)).toMatchObject({ ok: false, code: 'fulfillment.unit_held' });
	const shipped = moveUnits(newUnits(1), 'ship', 1);
	const late = shipped.ok && moveUnits(shipped.value, 'hold', 1);
	expect(late).toMatchObject({ ok: false, code: 'cancellation.already_shipped' });
});

it('P a dispute blocks the refund, not the acceptance', () => {
	expect(refundStepFor('planned', 'block', SYSTEM.rights)).toMatchObject({
		ok: true,
		value: { to: 'blocked_by_dispute' }
	});
	const refund = { kind: 'refund', external: true, amount: 6000 } as const;
	const facts = { due: 6000, externalDue: 6000, waived: 0, supplierAwaited: false };
	expect(completionOf({ ...facts, lost: 0, refunds: [{ ...refund, state: 'blocked_by_dispute' }] })).toBe('wait');
	expect(completionOf({ ...facts, lost: 6000, refunds: [{ ...refund, state: 'canceled' }] })).toBe('complete');
	expect(refundStepFor('blocked_by_dispute', 'unblock', SYSTEM.rights)).toMatchObject({ value: { to: 'queued' } });
	expect(intentsFrom('in_progress', SYSTEM.rights)).toContain('complete');
});
