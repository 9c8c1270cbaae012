import { m } from '$lib/paraglide/messages';
import type { TenderFacts } from '../orders/order';
import type { TenderName } from '../orders/tenders/tender-names';
import type { Reason } from '../settings/reasons';
import type { Status } from './status';

/**
 * From codes to what people read, in the language of the request. Orders are in `order-words`, timelines in
 * `event-words`, staff's labels in `label-words`, refunds in `refund-words`, guards and the loss meter in `desk-words`.
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

/** What the shopper whose case it is reads. */
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
