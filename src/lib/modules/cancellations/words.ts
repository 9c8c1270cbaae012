import { m } from '$lib/paraglide/messages';
import type { TenderFacts } from '../orders/order';
import type { TenderName } from '../orders/tender-names';
import type { MethodName } from '../refunds/method-names';
import type { RefundState } from '../refunds/status';
import type { Origin } from '../settings/origins';
import type { Reason } from '../settings/reasons';
import type { Label, Status } from './status';

/**
 * From codes to what people read, in the language of the request. Orders are in `order-words`, timelines in
 * `event-words`, guards and the loss meter in `desk-words`, a shopper's money in `money-words`.
 */
export type Say = () => string;
export type WordTone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';
/** One word for every code. */
export type Said<Code extends string> = Readonly<Record<Code, Say>>;
/** A table of words as a function of the code. */
export const say =
	<Code extends string>(words: Said<Code>) =>
	(code: Code): string =>
		words[code]();

export const statusWord = say<Status>({
	requested: m.word_status_requested,
	in_progress: m.word_status_in_progress,
	canceled: m.word_status_canceled,
	rejected: m.word_status_rejected,
	withdrawn: m.word_status_withdrawn,
	undone: m.word_status_undone
});
/** The same for the shopper whose case it is. */
export const yourStatusWord = say<Status>({
	requested: m.word_yours_requested,
	in_progress: m.word_yours_in_progress,
	canceled: m.word_yours_canceled,
	rejected: m.word_yours_rejected,
	withdrawn: m.word_yours_withdrawn,
	undone: m.word_yours_undone
});
export const STATUS_TONES: Readonly<Record<Status, WordTone>> = {
	requested: 'warning',
	in_progress: 'info',
	canceled: 'success',
	rejected: 'danger',
	withdrawn: 'neutral',
	undone: 'neutral'
};
export const originWord = say<Origin>({
	customer: m.word_origin_customer,
	admin: m.word_origin_admin,
	supplier: m.word_origin_supplier,
	partner: m.word_origin_partner,
	channel: m.word_origin_channel,
	system: m.word_origin_system,
	withdrawal: m.word_origin_withdrawal
});
/** `Cancellation requested [Customer]`, for staff. */
export const labelWords = ({ state, origin }: Label): string => `${statusWord(state)} [${originWord(origin)}]`;

const reasonWords = say<Reason>({
	changed_mind: m.word_reason_changed_mind,
	ordered_by_mistake: m.word_reason_ordered_by_mistake,
	found_cheaper: m.word_reason_found_cheaper,
	needed_sooner: m.word_reason_needed_sooner,
	other: m.word_reason_other,
	sold_out: m.word_reason_sold_out,
	defective: m.word_reason_defective,
	undeliverable: m.word_reason_undeliverable,
	delay: m.word_reason_delay,
	priced_wrong: m.word_reason_priced_wrong
});
export const reasonWord = (reason: Reason | null): string => (reason ? reasonWords(reason) : m.word_reason_none());

export const tenderWord = say<TenderName>({
	card: m.word_tender_card,
	bank_deposit: m.word_tender_bank_deposit,
	virtual_account: m.word_tender_virtual_account,
	points: m.word_tender_points,
	store_credit: m.word_tender_store_credit,
	gift_card: m.word_tender_gift_card,
	cash_on_delivery: m.word_tender_cash_on_delivery
});
/** “Card ••4242”: the kind, and what the payment is known by. */
export const tenderName = ({ kind, label }: Pick<TenderFacts, 'kind' | 'label'>): string => {
	const word = tenderWord(kind);
	if (label === '') return word;
	return label.toLowerCase().includes(word.toLowerCase()) ? label : `${word} ${label}`;
};
export const methodWord = say<MethodName>({
	original_payment: m.word_method_original_payment,
	bank_deposit: m.word_method_bank_deposit,
	points: m.word_method_points,
	store_credit: m.word_method_store_credit,
	gift_card: m.word_method_gift_card,
	manual: m.word_method_manual
});
export const refundStateWord = say<RefundState>({
	planned: m.word_refund_planned,
	queued: m.word_refund_queued,
	submitted: m.word_refund_submitted,
	pending: m.word_refund_pending,
	succeeded: m.word_refund_succeeded,
	failed: m.word_refund_failed,
	canceled: m.word_refund_canceled,
	on_hold: m.word_refund_on_hold,
	blocked_by_dispute: m.word_refund_blocked_by_dispute
});
export const REFUND_TONES: Readonly<Record<RefundState, WordTone>> = {
	planned: 'neutral',
	queued: 'info',
	submitted: 'info',
	pending: 'info',
	succeeded: 'success',
	failed: 'danger',
	canceled: 'neutral',
	on_hold: 'warning',
	blocked_by_dispute: 'warning'
};
