import { STORED_VALUE_METHODS } from '$lib/modules/refunds/method-names';
import { LIVE, OUTSIDE } from '$lib/modules/refunds/status';
import { isOneOf } from '$lib/core/one-of';
import { answerTo, type UndoAnswer } from './undo-answers';
import type { UndoEffect, UndoLine } from './undo-lines';
import type { UndoFacts, UndoRefund } from './undo-facts';

type LinesOf = (facts: UndoFacts, answers: readonly UndoAnswer[]) => readonly UndoLine[];

/** Nothing helps against it now. */
const BLOCKED = { color: 'recoverable', answered: false, blocks: true } as const;

/**
 * What each effect that was already done means for an undo: its lines, none where it was not done. A new effect is its
 * name in `UNDO_EFFECTS` and its entry here; where staff have to find something out, also its question in `UNDO_ANSWERS`.
 */
export const EFFECTS = {
	nothing_was_paid: ({ unpaid }) => (unpaid ? [{ remedy: 'payment_request' }] : []),
	nothing_left: ({ refunds }) => (refunds.some(isStillHere) ? [{ remedy: 'refunds_canceled' }] : []),
	refund_in_flight: ({ refunds }) =>
		refunds
			.filter(({ state }) => OUTSIDE.includes(state))
			.map(({ id, amount }) => ({ ...BLOCKED, remedy: 'wait_until_settled', atRisk: amount, about: id })),
	authorization_voided: ({ refunds }) => refunds.filter(isVoided).map(voidLine),
	lost_to_dispute: ({ lostToDispute: atRisk }) =>
		atRisk > 0 ? [{ remedy: 'balance_due', color: 'recoverable', atRisk }] : [],
	gateway_refunded: ({ refunds }, answers) =>
		paidOutLines(refunds.filter(isRefundedByGateway), 'gateway_refunded', answers),
	deposit_paid: ({ refunds }, answers) => paidOutLines(refunds.filter(isPaidByHand), 'deposit_paid', answers),
	stored_value_returned: ({ refunds }) => refunds.filter(isStoredBack).map(storedLine),
	coupon_restored: ({ coupon }) => {
		if (coupon === 'none') return [];
		return [{ remedy: 'take_again', ...(coupon === 'used' ? { ...BLOCKED, color: 'gone' } : {}) }];
	},
	stock_returned: ({ stock, manager }, answers) => stock.map((one) => stockLine(one, manager, answers)),
	supplier_asked: ({ suppliers }, answers) =>
		suppliers.filter(({ state }) => state === 'sent').map((supplier) => askedLine(supplier, answers)),
	supplier_approved: ({ suppliers }) =>
		suppliers
			.filter(({ state }) => state === 'approved' || state === 'partly_approved')
			.map(({ id }) => ({ remedy: 'new_supplier_order', color: 'recoverable', about: id })),
	intercept_asked: ({ parcels }, answers) => [...new Set(parcels)].map((parcel) => parcelLine(parcel, answers)),
	money_not_owed: ({ notOwed: atRisk }) =>
		atRisk > 0 ? [{ ...BLOCKED, remedy: 'undo_cancellation_first', atRisk }] : [],
	later_case: ({ laterCases }) => laterCases.map((about) => ({ ...BLOCKED, remedy: 'undo_later_case_first', about })),
	channel_told: ({ channelTold }) => (channelTold ? [{ ...BLOCKED, remedy: 'order_again', color: 'gone' }] : []),
	goods_came_back: ({ cameBack }) => (cameBack ? [{ ...BLOCKED, remedy: 'order_again', color: 'gone' }] : []),
	fee_charged: ({ fee }) => (fee > 0 ? [{ remedy: 'reverse_fee' }] : [])
} as const satisfies Readonly<Record<UndoEffect, LinesOf>>;

/** Not given out yet: the undo cancels it. */
export const isStillHere = ({ state }: UndoRefund): boolean => LIVE.includes(state) && !OUTSIDE.includes(state);

const isOut = ({ state, amount }: UndoRefund) => state === 'succeeded' && amount > 0;
const isVoided = (refund: UndoRefund) => isOut(refund) && refund.kind === 'void';
const isStored = ({ method }: UndoRefund) => isOneOf(STORED_VALUE_METHODS, method);
const isStoredBack = (refund: UndoRefund) => isOut(refund) && refund.kind === 'refund' && isStored(refund);
const isPaidOut = (refund: UndoRefund) => isOut(refund) && refund.kind === 'refund' && !isStored(refund);
const isRefundedByGateway = (refund: UndoRefund) => isPaidOut(refund) && refund.method === 'original_payment';
const isPaidByHand = (refund: UndoRefund) => isPaidOut(refund) && refund.method !== 'original_payment';

const voidLine = ({ id: about, amount: atRisk }: UndoRefund): UndoLine => ({
	...{ remedy: 'balance_due', color: 'recoverable' },
	...{ atRisk, about }
});

/** Taken again as far as the wallet goes; the short part is owed. */
function storedLine({ id: about, amount, walletBalance = 0 }: UndoRefund): UndoLine {
	const short = amount - Math.min(amount, Math.max(0, walletBalance));
	return short === 0
		? { remedy: 'take_again', about }
		: { remedy: 'take_again_rest_balance_due', color: 'recoverable', atRisk: short, about };
}

type PaidOut = 'gateway_refunded' | 'deposit_paid';

/** Of several refunds, money that came again is that of one: an answer that does not say of which is none. */
function paidOutLines(refunds: readonly UndoRefund[], effect: PaidOut, answers: readonly UndoAnswer[]): UndoLine[] {
	const clear =
		refunds.length < 2 ? answers : answers.filter(({ refund, answer }) => refund ?? answer === 'balance_due');
	return refunds.map((refund) => paidOutLine(refund, effect, clear));
}

function paidOutLine({ id: about, amount }: UndoRefund, effect: PaidOut, answers: readonly UndoAnswer[]): UndoLine {
	const answer = answerTo(answers, effect, about);
	const back = answer?.answer === 'balance_due' ? 0 : Math.min(answer?.amount ?? amount, amount);
	const remedy = effect === 'gateway_refunded' ? 'recapture_or_balance_due' : 'paid_again_or_balance_due';
	const atRisk = answer ? amount - back : amount;
	return { remedy, color: 'recoverable', atRisk, answered: answer !== null, about, answer };
}

function stockLine(
	{ sku: about, quantity, available }: UndoFacts['stock'][number],
	manager: boolean,
	answers: readonly UndoAnswer[]
): UndoLine {
	if (available >= quantity) return { remedy: 'take_again', about };
	const answer = manager ? answerTo(answers, 'stock_returned', about) : null;
	return { remedy: 'back_order', color: 'gone', answered: answer !== null, blocks: !manager, about, answer };
}

function askedLine({ id: about, atStake }: UndoFacts['suppliers'][number], answers: readonly UndoAnswer[]): UndoLine {
	const answer = answerTo(answers, 'supplier_asked', about);
	const atRisk = answer ? 0 : atStake;
	return { remedy: 'please_go_on', color: 'recoverable', atRisk, answered: answer !== null, about, answer };
}

/** Its carrier may bring back what the shopper is to have after all. */
function parcelLine(about: string, answers: readonly UndoAnswer[]): UndoLine {
	const answer = answerTo(answers, 'intercept_asked', about);
	return { remedy: 'call_off', color: 'recoverable', answered: answer !== null, about, answer };
}
