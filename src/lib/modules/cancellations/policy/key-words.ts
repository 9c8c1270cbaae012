import { formatNumber } from '$lib/core/format';
import { m } from '$lib/paraglide/messages';
import type { Policy } from '../../settings/policy';
import { shopperReasons } from '../../settings/reasons';
import { reasonWordIn } from '../words';
import { reasonRowWords } from './reason-form';
import { amountsWord, feeRuleWord, takeWord } from './fee-words';
import { storeToldWord } from './store-words';
import { languagesWord } from './language-words';
import { namedRuleWord } from './rule-words';

/** What each part of the policy is called, in its form and where versions are compared. */
export const KEY_WORDS: Readonly<Record<keyof Policy, () => string>> = {
	direct_requests: m.policy_key_direct_requests,
	window_hours: m.policy_key_window_hours,
	request_stages: m.policy_key_request_stages,
	free_minutes: m.policy_key_free_minutes,
	grace_minutes: m.policy_key_grace_minutes,
	partial: m.policy_key_partial,
	shipping_partial: m.policy_key_shipping_partial,
	tenders: m.policy_key_tenders,
	fee: m.policy_key_fee,
	fee_rules: m.policy_key_fee_rules,
	refund: m.policy_key_refund,
	refund_due_business_days: m.policy_key_refund_due_business_days,
	refund_after: m.policy_key_refund_after,
	channel_after: m.policy_key_channel_after,
	release_above: m.policy_key_release_above,
	ask_supplier: m.policy_key_ask_supplier,
	letter_minutes: m.policy_key_letter_minutes,
	restock: m.policy_key_restock,
	reason_required: m.policy_key_reason_required,
	reasons: m.policy_key_reasons,
	shopper_reasons: m.policy_key_shopper_reasons,
	reason_offers: m.policy_key_reason_offers,
	auto_accept_on: m.policy_key_auto_accept_on,
	auto_accept: m.policy_key_auto_accept,
	excluded_products: m.policy_key_excluded_products,
	excluded_tenders: m.policy_key_excluded_tenders,
	personalized: m.policy_key_personalized,
	personalized_keep: m.policy_key_personalized_keep,
	restored_value_days: m.policy_key_restored_value_days,
	ask_bank_details: m.policy_key_ask_bank_details,
	returns: m.policy_key_returns,
	returns_address: m.policy_key_returns_address,
	returns_link: m.policy_key_returns_link,
	watch_cases: m.policy_key_watch_cases,
	watch_days: m.policy_key_watch_days,
	languages: m.policy_key_languages
};

export type Changed = { readonly key: string; readonly label: string; readonly before: string; readonly after: string };

/** What is different between two versions, in words. */
export const changesBetween = (before: Policy, after: Policy, locale: string): Changed[] => {
	const was = new Map(saidOf(before, locale, after));
	return saidOf(after, locale, before).flatMap(([key, now]) => {
		const old = was.get(key) ?? '';
		return old === now ? [] : [{ key, label: KEY_WORDS[key](), before: old, after: now }];
	});
};

const saidOf = (policy: Policy, locale: string, other: Policy): [keyof Policy, string][] => [
	...KEYS.map((key): [keyof Policy, string] => [key, plain(policy[key], locale)]),
	['fee', takeWord(policy.fee, locale)],
	['reasons', rows(reasonRowWords(policy.reasons, other.reasons))],
	['shopper_reasons', rows(shopperReasons(policy).map((reason) => reasonWordIn(policy.reasons, reason)))],
	['reason_offers', rows(policy.reason_offers.map((one) => offerWord(policy, one)))],
	['channel_after', storeToldWord(policy.channel_after)],
	['release_above', amountsWord(policy.release_above, locale) || '–'],
	['fee_rules', rows(policy.fee_rules.map((rule) => feeRuleWord(rule, locale)))],
	['auto_accept', rows(policy.auto_accept.map((rule) => namedRuleWord(rule, locale)))],
	['languages', languagesWord(policy.languages, locale)]
];
const SPECIAL: readonly string[] = [
	'reasons',
	'shopper_reasons',
	'reason_offers',
	'fee',
	'fee_rules',
	'channel_after',
	'release_above',
	'auto_accept',
	'languages'
];
const isKey = (key: string): key is keyof Policy => key in KEY_WORDS;
const KEYS = Object.keys(KEY_WORDS)
	.filter(isKey)
	.filter((key) => !SPECIAL.includes(key));
const offerWord = ({ reasons }: Policy, { reason, en, ko }: Policy['reason_offers'][number]) =>
	`${reasonWordIn(reasons, reason)}: ${[en, ko].filter(Boolean).join(' / ')}`;
const rows = (words: readonly string[]) => words.join('; ') || '–';

function plain(value: unknown, locale: string): string {
	if (typeof value === 'boolean') return value ? m.audit_yes() : m.audit_no();
	if (typeof value === 'number') return formatNumber(value, locale);
	if (value === null || value === '') return '–';
	if (Array.isArray(value)) return value.map((one) => plain(one, locale)).join(', ') || '–';
	if (typeof value === 'object')
		return Object.values(value)
			.map((one) => plain(one, locale))
			.join(' / ');
	return String(value).replaceAll('_', ' ');
}
