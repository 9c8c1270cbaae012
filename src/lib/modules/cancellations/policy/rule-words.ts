import { m } from '$lib/paraglide/messages';
import type { AutoAcceptRule } from '../../settings/policy';
import { FREE } from './auto-accept';
import { amountsWord, hoursWord, listWords } from './fee-words';
import { originWord } from '../wording/label-words';
import { reasonWord } from '../words';

type Named = Pick<AutoAcceptRule, 'name'>;

/** Which rule accepted a case by itself: as it is called, where its policy is at hand, and by number and version. */
export function byRuleWord({ rule, version }: { rule: number; version: number }, rules: readonly Named[] = []): string {
	if (rule === FREE) return m.policy_auto_by_free({ version });
	const name = rules[rule - 1]?.name;
	return name ? m.policy_auto_by_named({ name, rule, version }) : m.policy_auto_by({ rule, version });
}

/** What a rule is called: by its name, or by its number. */
export const ruleTitle = (rule: number, rules: readonly Named[] = []): string =>
	rule === FREE ? m.policy_rule_free() : (rules[rule - 1]?.name ?? m.policy_rule_nth({ row: rule }));

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
	return parts.join(', ') || m.policy_rule_all();
}

/** The same with its name before it, where it has one. */
export const namedRuleWord = (rule: AutoAcceptRule, locale: string): string =>
	rule.name ? m.policy_rule_called({ name: rule.name, says: autoRuleWord(rule, locale) }) : autoRuleWord(rule, locale);
