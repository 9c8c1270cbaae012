import { formatDateTime, formatMoney, formatNumber } from '$lib/core/format';
import { PREFIXES } from '$lib/core/ids';
import { isOneOf } from '$lib/core/one-of';
import { m } from '$lib/paraglide/messages';
import { eventDetail } from '../cancellations/admin/case/event-detail';
import { statusWord } from '../cancellations/wording/label-words';
import { methodWord, refundStateWord } from '../cancellations/money/refund-words';
import { STATUSES } from '../cancellations/status';
import { METHOD_NAMES } from '../refunds/method-names';
import { REFUND_STATES } from '../refunds/status';
import { FACT_WORDS, KEPT_BACK, MONEY_FACTS } from './fact-words';

/** One thing an event says, in words: what it was before and what it is since, or just what it is. */
export type AuditFact = { readonly label: string; readonly before?: string; readonly value: string };

type Reading = { readonly locale: string; readonly timeZone: string };
type Data = Readonly<Record<string, unknown>>;

/**
 * What an event says, readable. Ids and what must stay with those it concerns (bank details above all) are left out, under
 * whatever name it was recorded; a fact of a kind nobody gave words to yet is shown under its own name.
 */
export function auditFacts(data: unknown, reading: Reading): AuditFact[] {
	if (!isData(data)) return [];
	const say = (key: string, value: unknown) => valueWords(key, value, { ...reading, data });
	const moved = MOVES.flatMap(({ from, to, label }) => movedFact(label(), say(to, data[from]), say(to, data[to])));
	const rest = Object.entries(data).flatMap(([key, value]) => {
		if (SAID_OTHERWISE.includes(key) || isKeptBack(key)) return [];
		const words = say(key, value);
		return words === undefined ? [] : [{ label: FACT_WORDS[key]?.() ?? humanized(key), value: words }];
	});
	return [...moved, ...rest];
}

/** Why, in the words of whoever did it: a note, a reason, what a provider said. */
export function whyOf(data: unknown): string | undefined {
	if (!isData(data)) return undefined;
	return eventDetail(
		Object.fromEntries(Object.entries(data).filter(([key]) => key !== 'reference' && !isKeptBack(key)))
	);
}

/** The same for a program: JSON of what may be seen, ids included. */
export const visibleFacts = (data: unknown): string | undefined => {
	const shown = without(data);
	return isData(shown) && Object.keys(shown).length > 0 ? JSON.stringify(shown) : undefined;
};

/** What is kept back is so at any depth. */
function without(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(without);
	if (!isData(value)) return value;
	return Object.fromEntries(
		Object.entries(value).flatMap(([key, one]) => (isKeptBack(key) ? [] : [[key, without(one)]]))
	);
}

/** Pairs of facts that are one change. */
const MOVES = [
	{ from: 'from', to: 'to', label: m.audit_fact_state },
	{ from: 'before', to: 'after', label: m.audit_fact_change }
] as const;
/** A change's two sides are one fact, and a currency is part of its amount. */
const SAID_OTHERWISE: readonly string[] = [...MOVES.flatMap(({ from, to }) => [from, to]), 'currency'];

function movedFact(label: string, before: string | undefined, value: string | undefined): AuditFact[] {
	if (value === undefined) return [];
	return [before === undefined || before === value ? { label, value } : { label, before, value }];
}

function valueWords(key: string, value: unknown, { locale, timeZone, data }: Reading & { data: Data }) {
	if (typeof value === 'number')
		return MONEY_FACTS.includes(key) ? amount(value, data, locale) : formatNumber(value, locale);
	if (typeof value === 'boolean') return value ? m.audit_yes() : m.audit_no();
	if (Array.isArray(value)) return listWords(value);
	if (isData(value)) return 'words' in value && typeof value['words'] === 'string' ? value['words'] : undefined;
	if (typeof value !== 'string' || value.trim() === '' || ID.test(value)) return undefined;
	return MOMENT.test(value) ? formatDateTime(new Date(value), locale, timeZone) : codeWords(value);
}

const amount = (value: number, { currency }: Data, locale: string): string =>
	typeof currency === 'string' ? formatMoney(value, currency, locale) : formatNumber(value, locale);

/** Short texts side by side; of items, how many units. */
function listWords(list: readonly unknown[]): string | undefined {
	const units = list.reduce<number>(
		(sum, one) => sum + (isData(one) && typeof one['quantity'] === 'number' ? one['quantity'] : 0),
		0
	);
	if (units > 0) return m.audit_units({ count: units });
	const texts = list.flatMap((one) => (typeof one === 'string' && !ID.test(one) ? [codeWords(one)] : []));
	return texts.length > 0 ? texts.join(', ') : undefined;
}

/** A code that has words, or the text as it stands. */
function codeWords(text: string): string {
	if (isOneOf(REFUND_STATES, text)) return refundStateWord(text);
	if (isOneOf(STATUSES, text)) return statusWord(text);
	return isOneOf(METHOD_NAMES, text) ? methodWord(text) : text.replaceAll(/(?<=[a-z])_(?=[a-z])/g, ' ');
}

const humanized = (key: string): string => {
	const words = key.replaceAll('_', ' ');
	return words.charAt(0).toUpperCase() + words.slice(1);
};
const isKeptBack = (key: string): boolean => KEPT_BACK.some((part) => key.toLowerCase().includes(part));
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
const ID = new RegExp(`^(${Object.keys(PREFIXES).join('|')})_[0-9a-z]{10,}$`);
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
