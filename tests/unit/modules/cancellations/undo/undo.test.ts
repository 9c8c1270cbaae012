import { describe, expect, it } from 'vitest';
import { lossMeter, planUndo } from '$lib/modules/cancellations/undo/undo';
import type { UndoAnswer } from '$lib/modules/cancellations/undo/undo-answers';
import type { UndoFacts, UndoRefund } from '$lib/modules/cancellations/undo/undo-facts';

const nothing: UndoFacts = {
	unpaid: false,
	refunds: [],
	lostToDispute: 0,
	parcels: [],
	notOwed: 0,
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
const refund = (given: Partial<UndoRefund> = {}): UndoRefund => ({
	id: 'rfd_1',
	kind: 'refund',
	method: 'original_payment',
	state: 'succeeded',
	amount: 6000,
	...given
});
const rowsOf = (facts: Partial<UndoFacts>, answers: readonly UndoAnswer[] = []) =>
	lossMeter({ ...nothing, ...facts }, answers).rows;
const plan = (facts: Partial<UndoFacts>, answers: readonly UndoAnswer[] = [], loss?: number) =>
	planUndo({ ...nothing, ...facts }, answers, loss);

describe('free', () => {
	it('costs nothing when nothing was done', () => {
		expect(rowsOf({})).toMatchObject([{ effect: 'nothing_left', color: 'free', remedy: 'none', answered: true }]);
		expect(plan({})).toMatchObject({ ok: true, value: { balanceDue: 0, writtenOff: 0, cancelRefunds: [] } });
	});

	it.each(['planned', 'queued', 'on_hold', 'blocked_by_dispute'] as const)('cancels a refund that is %s', (state) => {
		const facts = { refunds: [refund({ state })] };
		expect(lossMeter({ ...nothing, ...facts })).toMatchObject({ possible: true, atRisk: 0 });
		expect(plan(facts)).toMatchObject({ ok: true, value: { cancelRefunds: ['rfd_1'], balanceDue: 0 } });
	});

	it.each(['failed', 'canceled'] as const)('passes over a refund that %s', (state) =>
		expect(plan({ refunds: [refund({ state })] })).toMatchObject({ ok: true, value: { cancelRefunds: [] } })
	);

	it('asks for the payment of an unpaid order again', () =>
		expect(plan({ unpaid: true })).toMatchObject({
			value: { paymentRequest: true, rows: [{ effect: 'nothing_was_paid' }] }
		}));

	it('reverses the fee and takes the coupon again', () => {
		expect(rowsOf({ fee: 300, coupon: 'restored' })).toMatchObject([
			{ effect: 'coupon_restored', remedy: 'take_again', color: 'free' },
			{ effect: 'fee_charged', remedy: 'reverse_fee', color: 'free' }
		]);
		expect(plan({ coupon: 'restored' })).toMatchObject({ value: { takeCouponAgain: true } });
	});
});

describe('blocked', () => {
	it.each(['submitted', 'pending'] as const)('waits until a %s refund settles', (state) => {
		expect(lossMeter({ ...nothing, refunds: [refund({ state })] })).toMatchObject({ possible: false, atRisk: 6000 });
		expect(plan({ refunds: [refund({ state })] }, [], 6000)).toMatchObject({ ok: false, code: 'refund.in_flight' });
	});

	it.each([
		[{ laterCases: ['C-1009'] }, 'later_case', 'undo_later_case_first'],
		[{ coupon: 'used' }, 'coupon_restored', 'take_again'],
		[{ channelTold: true }, 'channel_told', 'order_again'],
		[{ cameBack: true }, 'goods_came_back', 'order_again'],
		[{ notOwed: 4759 }, 'money_not_owed', 'undo_cancellation_first'],
		[{ stock: [{ sku: 'DESK', quantity: 2, available: 1 }], manager: false }, 'stock_returned', 'back_order']
	] as const)('by %j', (facts, effect, remedy) =>
		expect(plan(facts, [{ effect: 'stock_returned', answer: 'back_order' }])).toMatchObject({
			ok: false,
			code: 'undo.blocked',
			facts: { blocking: [{ effect, remedy }] }
		})
	);
});

describe('gateway refund', () => {
	const facts = { refunds: [refund()] };

	it('needs the provider’s answer', () => {
		expect(rowsOf(facts)).toMatchObject([{ color: 'recoverable', atRisk: 6000, answered: false, about: 'rfd_1' }]);
		expect(plan(facts)).toMatchObject({ ok: false, code: 'undo.answer_missing', facts: { at_risk: 6000 } });
	});

	it('is recaptured with a reference, not without', () => {
		const answer = { effect: 'gateway_refunded', refund: 'rfd_1', answer: 'recaptured' };
		expect(plan(facts, [answer])).toMatchObject({ ok: false, code: 'undo.answer_missing' });
		expect(plan(facts, [{ ...answer, reference: 'ch_2' }])).toMatchObject({
			ok: true,
			value: { balanceDue: 0, recaptured: [{ refundId: 'rfd_1', amount: 6000, reference: 'ch_2' }] }
		});
	});

	it('leaves a balance when it cannot be recaptured', () =>
		expect(plan(facts, [{ effect: 'gateway_refunded', answer: 'balance_due' }])).toMatchObject({
			ok: true,
			value: { balanceDue: 6000, writtenOff: 0, recaptured: [] }
		}));

	it('does not take another refund’s answer', () =>
		expect(plan(facts, [{ effect: 'gateway_refunded', refund: 'rfd_2', answer: 'balance_due' }]).ok).toBe(false));
});

describe('accepted loss', () => {
	const facts = { refunds: [refund()] };

	it('takes exactly the amount, from a manager', () => {
		expect(plan(facts, [], 6000)).toMatchObject({ ok: true, value: { balanceDue: 0, writtenOff: 6000 } });
		expect(plan(facts, [], 5999)).toMatchObject({
			ok: false,
			code: 'undo.loss_not_accepted',
			facts: { at_risk: 6000 }
		});
		expect(plan({ ...facts, manager: false }, [], 6000)).toMatchObject({ ok: false, code: 'undo.loss_not_accepted' });
	});

	it('may give up what would be owed by itself', () => {
		const short = { refunds: [refund({ method: 'points', amount: 3000, walletBalance: 500 })] };
		expect(plan(short)).toMatchObject({ value: { balanceDue: 2500, writtenOff: 0 } });
		expect(plan(short, [], 2500)).toMatchObject({ value: { balanceDue: 0, writtenOff: 2500 } });
	});

	it('does not write off what a supplier may cost us', () => {
		const asked = { suppliers: [{ id: 'sca_1', state: 'sent', atStake: 900 }] } as const;
		expect(plan(asked)).toMatchObject({ ok: false, code: 'undo.answer_missing' });
		expect(plan(asked, [], 900)).toMatchObject({ ok: true, value: { writtenOff: 0, suppliers: [{ act: 'go_on' }] } });
	});
});

it('takes part of a deposit that came back, the rest is owed', () => {
	const facts = { refunds: [refund({ method: 'bank_deposit', amount: 40_000 })] };
	const answer = {
		effect: 'deposit_paid',
		answer: 'paid_again',
		amount: 30_000,
		date: '2026-02-11',
		reference: 'IN-7'
	};
	expect(plan(facts, [answer])).toMatchObject({ value: { balanceDue: 10_000, paidAgain: [{ amount: 30_000 }] } });
	expect(plan(facts, [{ ...answer, date: '' }]).ok).toBe(false);
	expect(plan(facts, [{ ...answer, amount: 50_000 }])).toMatchObject({
		ok: false,
		code: 'undo.paid_too_much',
		facts: { amount: 50_000, most: 40_000 }
	});
	expect(plan(facts, [{ ...answer, date: '2026-03-03' }])).toMatchObject({ ok: false, code: 'payment.date_ahead' });
});

it('asks for a new payment where an authorization was released', () =>
	expect(plan({ refunds: [refund({ kind: 'void' })] })).toMatchObject({ value: { balanceDue: 6000 } }));

it('owes what a lost dispute took, and nobody can give that up', () => {
	expect(rowsOf({ lostToDispute: 6000 })).toMatchObject([
		{ effect: 'lost_to_dispute', color: 'recoverable', atRisk: 6000, answered: true }
	]);
	expect(plan({ lostToDispute: 6000 })).toMatchObject({ value: { balanceDue: 6000, writtenOff: 0 } });
	const both = { lostToDispute: 6000, refunds: [refund({ amount: 1000 })] };
	expect(plan(both, [], 7000)).toMatchObject({ ok: false, code: 'undo.loss_not_accepted', facts: { at_risk: 1000 } });
	expect(plan(both, [], 1000)).toMatchObject({ value: { balanceDue: 6000, writtenOff: 1000 } });
});

it('does not count money that came for one refund for another too', () => {
	const facts = { refunds: [refund({ method: 'bank_deposit' }), refund({ id: 'rfd_2', method: 'bank_deposit' })] };
	const came = { effect: 'deposit_paid', answer: 'paid_again', amount: 6000, date: '2026-03-01', reference: 'IN-7' };
	expect(plan(facts, [came])).toMatchObject({ ok: false, code: 'undo.answer_missing' });
	expect(plan(facts, [{ effect: 'deposit_paid', answer: 'balance_due' }])).toMatchObject({
		value: { balanceDue: 12_000, paidAgain: [] }
	});
	const rest = { effect: 'deposit_paid', refund: 'rfd_2', answer: 'balance_due' };
	expect(plan(facts, [{ ...came, refund: 'rfd_1' }, rest])).toMatchObject({
		value: { balanceDue: 6000, paidAgain: [{ refundId: 'rfd_1', amount: 6000 }] }
	});
});

it('lets a parcel go on once its carrier was told, whatever money is typed', () => {
	const facts = { parcels: ['JD0146', 'JD0146'] };
	expect(plan(facts, [], 0)).toMatchObject({ ok: false, code: 'undo.answer_missing' });
	expect(plan(facts, [{ effect: 'intercept_asked', answer: 'called_off' }])).toMatchObject({
		value: { callOff: ['JD0146'], rows: [{ effect: 'intercept_asked', about: 'JD0146' }] }
	});
});

it('takes stored value again as far as it goes', () => {
	const stored = refund({ method: 'store_credit', amount: 3000 });
	expect(plan({ refunds: [{ ...stored, walletBalance: 9000 }] })).toMatchObject({
		value: { balanceDue: 0, takeAgain: [{ amount: 3000 }] }
	});
	expect(plan({ refunds: [stored] })).toMatchObject({ value: { balanceDue: 3000, takeAgain: [] } });
});

it('takes stock again, on back order only if a manager says so', () => {
	const desk = { sku: 'DESK', quantity: 2, available: 5 };
	expect(plan({ stock: [desk] })).toMatchObject({ value: { takeStock: [{ sku: 'DESK', quantity: 2, backOrder: 0 }] } });
	const short = { stock: [{ ...desk, available: 1 }] };
	expect(plan(short)).toMatchObject({ ok: false, code: 'undo.answer_missing' });
	expect(plan(short, [], 0)).toMatchObject({ ok: false, code: 'undo.answer_missing' });
	expect(plan(short, [{ effect: 'stock_returned', answer: 'back_order' }])).toMatchObject({
		value: { takeStock: [{ sku: 'DESK', quantity: 1, backOrder: 1 }] }
	});
});

it('tells every supplier what the undo means for it', () => {
	const states = ['to_send', 'sent', 'approved', 'partly_approved', 'declined', 'expired'] as const;
	const suppliers = states.map((state) => ({ id: state, state, atStake: 0 }));
	const verdict = plan({ suppliers }, [{ effect: 'supplier_asked', answer: 'confirmed' }]);
	expect(verdict.ok && verdict.value.suppliers).toEqual([
		{ id: 'to_send', act: 'not_needed' },
		{ id: 'sent', act: 'go_on' },
		{ id: 'approved', act: 'new_order' },
		{ id: 'partly_approved', act: 'new_order' }
	]);
});
