import { formatDuration, formatNumber } from '$lib/core/format';
import { MINUTE } from '$lib/core/time';
import { m } from '$lib/paraglide/messages';
import { TENDER_NAMES } from '../../orders/tenders/tender-names';
import { TENDER_KINDS } from '../../refunds/tender-kinds.data';
import type { FeeStage, Policy } from '../../settings/policy';
import { say, tenderWord } from '../words';
import { storeToldWord } from './store-words';
import { amountsWord, feeRuleWord, hoursWord, isNoFee, listWords, stageWord } from './fee-words';

/** A part of the terms: what it is about, what it says, and what it lists. */
export type Terms = { readonly title: string; readonly text: readonly string[]; readonly list: readonly string[] };

/** The policy as its shoppers read it. Empty sentences are left out, and so are sections that say nothing. */
export const termsOf = (policy: Policy, locale: 'en' | 'ko'): readonly Terms[] =>
	[
		{ title: m.terms_cancel(), text: whenSaid(policy, locale), list: [] },
		{ title: m.terms_fee(), ...feeSaid(policy, locale) },
		{ title: m.terms_shipping(), text: [SHIPPING(policy.shipping_partial), PARTIAL(policy.partial)], list: [] },
		{ title: m.terms_money(), text: moneySaid(policy, locale), list: [] },
		{ title: m.terms_returns(), text: returnsSaid(policy, locale), list: [] }
	].map(({ text, ...rest }) => ({ ...rest, text: text.filter((sentence) => sentence !== '') }));

/** What of it is the shop's own, and on no page of a shopper's. */
export function insideOf({ release_above, channel_after }: Policy, locale: string): Terms {
	const amounts = amountsWord(release_above, locale);
	const text = amounts === '' ? m.release_policy_none() : m.release_policy_above({ amounts });
	return { title: m.release_policy_title(), text: [text, storeToldWord(channel_after)], list: [] };
}

const returnsSaid = ({ returns, returns_address, returns_link }: Policy, locale: 'en' | 'ko'): string[] => [
	...(returns[locale] || m.terms_returns_usual()).split(/\n+/),
	returns_address === '' ? '' : m.terms_returns_address({ address: returns_address.replaceAll(/\s*\n+\s*/g, ', ') }),
	returns_link === '' ? '' : m.terms_returns_link({ link: returns_link })
];

function whenSaid(policy: Policy, locale: string): string[] {
	const { window_hours: hours, free_minutes: minutes, personalized } = policy;
	const self = [
		m.terms_direct(),
		hours === null ? m.terms_no_window() : m.terms_window({ time: hoursWord(hours, locale) }),
		minutes > 0 ? freeSaid(policy)({ time: formatDuration(minutes * MINUTE, locale) }) : '',
		stagesSaid(policy, locale),
		tendersSaid(policy, locale),
		policy.excluded_products.length > 0 ? m.terms_excluded() : '',
		policy.reason_required ? m.terms_reason() : ''
	];
	return [
		...(policy.direct_requests ? self : [m.terms_indirect()]),
		acceptsSome(policy) ? m.terms_review_others() : m.terms_review(),
		policy.ask_supplier === 'request' ? m.terms_ask_request() : '',
		personalized === 'allow' ? m.terms_made_allow() : m.terms_made_refuse()
	];
}

/** Within the free minutes nothing is kept; nobody looks at it either, unless the shop switched that off. */
const freeSaid = ({ auto_accept_on }: Policy) => (auto_accept_on ? m.terms_free : m.terms_free_of_charge);

const acceptsSome = ({ free_minutes, auto_accept, auto_accept_on }: Policy) =>
	auto_accept_on && (free_minutes > 0 || auto_accept.length > 0);

const NOT_SHIPPED: readonly FeeStage[] = ['received', 'ordered', 'in_production'];
function stagesSaid({ request_stages }: Policy, locale: string): string {
	const closed = NOT_SHIPPED.filter((stage) => !request_stages.includes(stage));
	return closed.length === 0 ? '' : m.terms_stages({ stages: listWords(closed.map(stageWord), locale, 'disjunction') });
}

function tendersSaid({ excluded_tenders }: Policy, locale: string): string {
	const named = TENDER_NAMES.filter((kind) => excluded_tenders.includes(kind)).map(tenderWord);
	return named.length === 0 ? '' : m.terms_excluded_tenders({ tenders: listWords(named, locale, 'disjunction') });
}

function feeSaid({ fee, fee_rules, personalized_keep: keep }: Policy, locale: string) {
	const usual = usualSaid(fee, locale);
	const made = madeSaid(keep, locale);
	const list = fee_rules.map((rule) => feeRuleWord(rule, locale));
	const costs = made !== '' || !isNoFee(fee) || fee_rules.some(({ take }) => !isNoFee(take));
	const said = list.length > 0 ? `${m.terms_fee_otherwise()} ${usual}` : usual;
	return { text: [said, made, costs ? m.terms_fee_spared() : ''], list };
}

function usualSaid(fee: Policy['fee'], locale: string): string {
	if (!fee || isNoFee(fee)) return m.terms_no_fee();
	if ('percent' in fee) return m.terms_fee_percent({ percent: formatNumber(fee.percent, locale) });
	return m.terms_fee_flat({ amount: amountsWord(fee.flat, locale) });
}

/** Only of the stages at which something is kept. */
function madeSaid({ placed, in_production, shipped }: Policy['personalized_keep'], locale: string): string {
	const shareOf = (percent: number) =>
		percent === 100 ? m.terms_made_keep_all() : m.terms_made_keep_part({ percent: formatNumber(percent, locale) });
	const parts = [
		placed > 0 ? m.terms_made_keep_placed({ share: shareOf(placed) }) : '',
		in_production > 0 ? m.terms_made_keep_in_production({ share: shareOf(in_production) }) : '',
		shipped > 0 ? m.terms_made_keep_shipped({ share: shareOf(shipped) }) : ''
	].filter((part) => part !== '');
	return parts.length === 0 ? '' : m.terms_made_keep({ parts: listWords(parts, locale, 'conjunction') });
}

const SHIPPING = say<Policy['shipping_partial']>({
	none: m.terms_shipping_none,
	proportional: m.terms_shipping_proportional
});
const PARTIAL = say<Policy['partial']>({
	proportional: m.terms_partial_proportional,
	re_evaluate: m.terms_partial_re_evaluate,
	keep_rate: m.terms_partial_keep_rate
});
const SPREAD = say<Policy['tenders']>({
	proportional: m.terms_tenders_proportional,
	stored_value_first: m.terms_tenders_stored_value_first,
	money_first: m.terms_tenders_money_first,
	original_order: m.terms_tenders_original_order,
	reverse_order: m.terms_tenders_reverse_order
});

function moneySaid(policy: Policy, locale: string): string[] {
	const { restored_value_days: expired } = policy;
	const days = (count: number) => formatNumber(count, locale);
	const [card, bank] = [TENDER_KINDS.card.arrivesInDays, TENDER_KINDS.bank_deposit.arrivesInDays].map(days);
	return [
		m.terms_back(),
		SPREAD(policy.tenders),
		policy.refund === 'now' ? m.terms_now() : m.terms_later({ days: days(policy.refund_due_business_days) }),
		policy.refund_after === 'supplier_answer' ? m.terms_supplier() : '',
		m.terms_arrives({ card: card ?? '', bank: bank ?? '' }),
		policy.ask_bank_details ? m.terms_account() : m.terms_no_account(),
		expired === 0 ? '' : m.terms_expired({ days: days(expired) })
	];
}
