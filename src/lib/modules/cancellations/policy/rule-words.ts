import { m } from '$lib/paraglide/messages';
import type { AutoAcceptRule } from '../../settings/policy';
import { amountsWord, hoursWord, listWords } from './fee-words';
import { originWord } from '../label-words';
import { reasonWord } from '../words';

/** “Whole orders, up to ₩50,000, reason: Changed my mind”: everything has to fit. */
export function autoRuleWord(rule: AutoAcceptRule, locale: string): string {
	const or = (words: readonly string[]) => listWords(words, locale, 'disjunction');
	const parts = [
		rule.whole_order === undefined ? '' : rule.whole_order ? m.policy_rule_whole() : m.policy_rule_part(),
		rule.origins ? m.policy_rule_from({ who: or(rule.origins.map(originWord)) }) : '',
		rule.reasons ? m.terms_when_reason({ reasons: or(rule.reasons.map(reasonWord)) }) : '',
		rule.worth_up_to ? m.policy_rule_worth({ amount: amountsWord(rule.worth_up_to, locale) }) : '',
		rule.within_hours ? m.terms_when_until({ time: hoursWord(rule.within_hours, locale) }) : '',
		rule.skus ? m.policy_rule_skus({ skus: or(rule.skus) }) : ''
	].filter(Boolean);
	return parts.length === 0 ? m.policy_rule_all() : listWords(parts, locale, 'conjunction');
}
