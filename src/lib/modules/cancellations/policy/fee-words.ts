import { formatDuration, formatMoney, formatNumber } from '$lib/core/format';
import { HOUR } from '$lib/core/time';
import { m } from '$lib/paraglide/messages';
import type { FeeRule, FeeStage, Policy } from '../../settings/policy';
import { reasonWord, say } from '../words';

/** How far along goods are, as it stands in a sentence. */
export const stageWord = say<FeeStage>({
	received: m.terms_stage_received,
	ordered: m.terms_stage_ordered,
	in_production: m.terms_stage_in_production,
	shipped: m.terms_stage_shipped
});

/** “₩3,000, $2.50”: the same in several currencies. */
export const amountsWord = (amounts: Readonly<Record<string, number>>, locale: string): string =>
	listWords(
		Object.entries(amounts).map(([currency, amount]) => formatMoney(amount, currency, locale)),
		locale,
		'disjunction'
	);

/** What is kept, as a part of a sentence. */
export function takeWord(take: Policy['fee'], locale: string): string {
	if (!take || isNoFee(take)) return m.terms_fee_take_none();
	if ('percent' in take) return m.terms_fee_take_percent({ percent: formatNumber(take.percent, locale) });
	return m.terms_fee_take_flat({ amount: amountsWord(take.flat, locale) });
}

/** Also a fee of nothing is none. */
export const isNoFee = (fee: Policy['fee']): boolean =>
	fee === null || ('percent' in fee ? fee.percent === 0 : Object.values(fee.flat).every((amount) => !amount));

/** “Within 2 hr of ordering, goods ordered from our supplier: no fee”. */
export function feeRuleWord(rule: FeeRule, locale: string): string {
	const when = [
		rule.after_hours ? m.terms_when_after({ time: hoursWord(rule.after_hours, locale) }) : '',
		rule.until_hours ? m.terms_when_until({ time: hoursWord(rule.until_hours, locale) }) : '',
		rule.stages ? m.terms_when_stage({ stages: listWords(rule.stages.map(stageWord), locale, 'disjunction') }) : '',
		rule.reasons ? m.terms_when_reason({ reasons: listWords(rule.reasons.map(reasonWord), locale, 'disjunction') }) : ''
	].filter(Boolean);
	const said = when.length === 0 ? m.terms_when_always() : when.join(', ');
	return m.terms_fee_rule({ when: capital(said), take: takeWord(rule.take, locale) });
}

export const hoursWord = (hours: number, locale: string): string => formatDuration(hours * HOUR, locale);

/** “a, b or c” and “a, b and c” as the language writes it. */
export const listWords = (words: readonly string[], locale: string, type: 'conjunction' | 'disjunction'): string =>
	new Intl.ListFormat(locale, { type }).format(words);

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
