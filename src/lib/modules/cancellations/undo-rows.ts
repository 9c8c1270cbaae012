import type { Minor } from '$lib/core/money';
import { STORED_VALUE_METHODS, type MethodName } from '$lib/modules/refunds/method-names';
import { LIVE, OUTSIDE, type RefundState } from '$lib/modules/refunds/status';
import { answerTo, type UndoAnswer } from './undo-answers';
import { isOneOf } from '$lib/core/one-of';

export type UndoRefund = {
	readonly id: string;
	readonly kind: 'refund' | 'void';
	readonly method: MethodName;
	readonly state: RefundState;
	/** Less what an earlier undo took back of it. */
	readonly amount: Minor;
	/** A voided authorization that still holds the money after all. */
	readonly authorizationLives?: boolean;
	/** What the shopper has now in the wallet it went to. */
	readonly walletBalance?: Minor;
};
export type UndoFacts = {
	/** The case was a T2: nothing was paid. */
	readonly unpaid: boolean;
	readonly refunds: readonly UndoRefund[];
	/** Only what was put back into stock. */
	readonly stock: readonly { readonly sku: string; readonly quantity: number; readonly available: number }[];
	readonly suppliers: readonly {
		readonly id: string;
		readonly state: 'to_send' | 'sent' | 'approved' | 'partly_approved' | 'declined' | 'expired' | 'not_needed';
		/** What we may lose if both the supplier stops and the order ships. */
		readonly atStake: Minor;
	}[];
	/** Numbers of later cases priced as if these units were gone (the last goods, P2). */
	readonly laterCases: readonly string[];
	readonly coupon: 'none' | 'restored' | 'used';
	readonly fee: Minor;
	/** A channel was told that doesn't take it back. */
	readonly channelTold: boolean;
	readonly manager: boolean;
};

export const UNDO_EFFECTS = [
	'nothing_left',
	'nothing_was_paid',
	'refund_in_flight',
	'authorization_voided',
	'gateway_refunded',
	'deposit_paid',
	'stored_value_returned',
	'coupon_restored',
	'stock_returned',
	'supplier_asked',
	'supplier_approved',
	'later_case',
	'channel_told',
	'fee_charged'
] as const;
export type UndoEffect = (typeof UNDO_EFFECTS)[number];

export const UNDO_REMEDIES = [
	'none',
	'refunds_canceled',
	'payment_request',
	'wait_until_settled',
	'recapture_or_balance_due',
	'paid_again_or_balance_due',
	'balance_due',
	'take_again',
	'take_again_rest_balance_due',
	'back_order',
	'please_go_on',
	'new_supplier_order',
	'undo_later_case_first',
	'order_again',
	'reverse_fee'
] as const;
export type UndoRemedy = (typeof UNDO_REMEDIES)[number];

/** One line of the loss meter. `about`: the refund, sku, supplier cancellation or case number; null when it is one thing. */
export type UndoRow = {
	readonly effect: UndoEffect;
	readonly color: 'free' | 'recoverable' | 'gone';
	readonly atRisk: Minor;
	readonly remedy: UndoRemedy;
	readonly answered: boolean;
	readonly about: string | null;
	/** No answer helps; the undo waits or never comes. */
	readonly blocks: boolean;
	/** Staff said how; an unsaid one goes its remedy's own way. */
	readonly answer: UndoAnswer | null;
};

/** Every effect already done, in the order people read them. */
export const undoRows = (facts: UndoFacts, answers: readonly UndoAnswer[]): UndoRow[] => {
	const rows = [
		...(facts.unpaid ? [row('nothing_was_paid', 'payment_request')] : []),
		...(facts.refunds.some(isStillHere) ? [row('nothing_left', 'refunds_canceled')] : []),
		...facts.refunds.flatMap((refund) => refundRows(refund, answers)),
		...couponRows(facts),
		...facts.stock.map((stock) => stockRow(stock, facts.manager, answers)),
		...facts.suppliers.flatMap((supplier) => supplierRows(supplier, answers)),
		...facts.laterCases.map((about) => row('later_case', 'undo_later_case_first', { ...BLOCKED, about })),
		...(facts.channelTold ? [row('channel_told', 'order_again', { ...BLOCKED, color: 'gone' })] : []),
		...(facts.fee > 0 ? [row('fee_charged', 'reverse_fee')] : [])
	];
	return rows.length > 0 ? rows : [row('nothing_left', 'none')];
};

const BLOCKED = { color: 'recoverable', answered: false, blocks: true } as const;

const row = (effect: UndoEffect, remedy: UndoRemedy, rest: Partial<UndoRow> = {}): UndoRow => ({
	effect,
	color: 'free',
	atRisk: 0,
	remedy,
	answered: true,
	about: null,
	blocks: false,
	answer: null,
	...rest
});

/** Not given out yet: the undo cancels it. */
export const isStillHere = ({ state }: UndoRefund): boolean => LIVE.includes(state) && !OUTSIDE.includes(state);

function refundRows(refund: UndoRefund, answers: readonly UndoAnswer[]): UndoRow[] {
	const { id: about, amount, state, kind, method } = refund;
	if (OUTSIDE.includes(state)) {
		return [row('refund_in_flight', 'wait_until_settled', { ...BLOCKED, atRisk: amount, about })];
	}
	if (state !== 'succeeded' || amount <= 0) return [];
	if (kind === 'void') return [voidRow(refund)];
	if (isOneOf(STORED_VALUE_METHODS, method)) return [storedRow(refund)];
	return [paidOutRow(refund, answers)];
}

const voidRow = ({ id: about, amount, authorizationLives }: UndoRefund): UndoRow =>
	authorizationLives
		? row('authorization_voided', 'none', { about })
		: row('authorization_voided', 'balance_due', { color: 'recoverable', atRisk: amount, about });

/** Taken again as far as the wallet goes; the short part is owed. */
function storedRow({ id: about, amount, walletBalance = 0 }: UndoRefund): UndoRow {
	const short = amount - Math.min(amount, Math.max(0, walletBalance));
	return short === 0
		? row('stored_value_returned', 'take_again', { about })
		: row('stored_value_returned', 'take_again_rest_balance_due', { color: 'recoverable', atRisk: short, about });
}

function paidOutRow({ id: about, amount, method }: UndoRefund, answers: readonly UndoAnswer[]): UndoRow {
	const byGateway = method === 'original_payment';
	const effect = byGateway ? 'gateway_refunded' : 'deposit_paid';
	const answer = answerTo(answers, effect, about);
	const back = answer?.answer === 'balance_due' ? 0 : Math.min(answer?.amount ?? amount, amount);
	return row(effect, byGateway ? 'recapture_or_balance_due' : 'paid_again_or_balance_due', {
		color: 'recoverable',
		atRisk: answer ? amount - back : amount,
		answered: answer !== null,
		about,
		answer
	});
}

function couponRows({ coupon }: UndoFacts): UndoRow[] {
	if (coupon === 'none') return [];
	return [row('coupon_restored', 'take_again', coupon === 'used' ? { ...BLOCKED, color: 'gone' } : {})];
}

function stockRow(stock: UndoFacts['stock'][number], manager: boolean, answers: readonly UndoAnswer[]): UndoRow {
	const { sku: about, quantity, available } = stock;
	if (available >= quantity) return row('stock_returned', 'take_again', { about });
	const answer = manager ? answerTo(answers, 'stock_returned', about) : null;
	const answered = answer !== null;
	return row('stock_returned', 'back_order', { color: 'gone', answered, blocks: !manager, about, answer });
}

function supplierRows({ id: about, state, atStake }: UndoFacts['suppliers'][number], answers: readonly UndoAnswer[]) {
	if (state === 'approved' || state === 'partly_approved') {
		return [row('supplier_approved', 'new_supplier_order', { color: 'recoverable', about })];
	}
	if (state !== 'sent') return [];
	const answer = answerTo(answers, 'supplier_asked', about);
	const atRisk = answer ? 0 : atStake;
	return [
		row('supplier_asked', 'please_go_on', { color: 'recoverable', atRisk, answered: answer !== null, about, answer })
	];
}
