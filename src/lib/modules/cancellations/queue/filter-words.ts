import { minorFromDecimal } from '$lib/core/decimal';
import { formatDate, formatMoney } from '$lib/core/format';
import { m } from '$lib/paraglide/messages';

/** What a bar of filters says that is the same for every list. */
export const filterWords = () => ({
	apply: m.queue_filter_apply(),
	any: m.queue_filter_any(),
	none: m.queue_filter_none_known(),
	active: m.queue_filter_active(),
	clear: m.queue_filter_clear()
});

/** A filter's value that is set, and the address without it. */
export const chipOf = (name: string, value: string, href: string) => ({
	label: m.queue_filter_set({ name, value }),
	remove: m.queue_filter_remove({ name, value }),
	href
});

/** “Mar 2, 2026 to Mar 5, 2026”, “from …” or “to …”. */
export function daysWord(from: string | undefined, to: string | undefined, locale: string): string {
	const day = (text: string) => formatDate(new Date(`${text}T00:00:00Z`), locale, 'UTC');
	if (from === undefined) return m.lists_until({ to: day(to ?? '') });
	return to === undefined ? m.lists_since({ from: day(from) }) : m.lists_between({ from: day(from), to: day(to) });
}

export type AmountRange = {
	readonly currency?: string | undefined;
	readonly least?: string | undefined;
	readonly most?: string | undefined;
};

/** “At least ₩5,000”, as it was typed, in its currency. */
export function amountsWord({ currency = '', least, most }: AmountRange, locale: string): string {
	const money = (text: string) => {
		const read = minorFromDecimal(text, currency);
		return read.ok ? formatMoney(read.value.minor, currency, locale) : `${text} ${currency}`;
	};
	if (least === undefined) return most === undefined ? currency : m.queue_filter_at_most({ most: money(most) });
	return most === undefined
		? m.queue_filter_at_least({ least: money(least) })
		: m.queue_filter_between({ least: money(least), most: money(most) });
}
