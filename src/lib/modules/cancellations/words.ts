import { m } from '$lib/paraglide/messages';
import { getLocale, type Locale } from '$lib/paraglide/runtime';
import type { TenderFacts } from '../orders/order';
import type { TenderName } from '../orders/tenders/tender-names';
import type { Policy } from '../settings/policy';
import { ownReasons } from '../settings/own-reasons';
import { reasonsOn, type Reason, type ReasonRow } from '../settings/reasons';
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

const USUAL = {
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
} satisfies Said<Reason>;
const reasonWords = say<Reason>(USUAL);
/** As the shop calls it, in the language of the request. */
export const reasonWord = (reason: Reason | null): string =>
	reason ? ownWord(ownReasons(), reason) || reasonWords(reason) : m.word_reason_none();
/** The same by a policy, whatever is in force. */
export const reasonWordIn = (rows: readonly ReasonRow[], reason: Reason): string =>
	ownWord(rows, reason) || reasonWords(reason);
export const usualReasonWord = (reason: Reason, locale: Locale): string => USUAL[reason]({}, { locale });

const ownWord = (rows: readonly ReasonRow[], reason: Reason) =>
	rows.find(({ code }) => code === reason)?.[getLocale()] ?? '';
/** To choose from: those in use, as the shop orders them. */
export const reasonOptions = () =>
	reasonsOn({ reasons: ownReasons() }).map((value) => ({ value, label: reasonWord(value) }));

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

/** Every reason a policy knows, for programs: its code, what it is called, whose fault it is, and who may choose it. */
export const reasonsIn = ({ reasons, shopper_reasons }: Pick<Policy, 'reasons' | 'shopper_reasons'>) =>
	reasons.map(({ code, on, shops_fault }) => ({
		...{ code, text: reasonWordIn(reasons, code), on, shops_fault },
		shopper: on && shopper_reasons.includes(code)
	}));
