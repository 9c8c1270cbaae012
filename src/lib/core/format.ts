import { exponentOf } from './currency';
import { DAY, HOUR, MINUTE, SECOND } from './time';

/** How an exact moment is written: with the day of the week, or as short as a table needs it. */
export type DateStyle = 'full' | 'long' | 'medium' | 'short';

/** Whole minor units as people write them: `₩55,000`, `€59.00`. Unknown currencies keep their minor units, unscaled. */
export const formatMoney = (amount: number, currency: string, locale: string): string =>
	moneyFormat(locale, currency).format(amount / 10 ** digitsOf(currency));

/** A count or quantity, grouped as the locale does it. */
export const formatNumber = (value: number, locale: string): string => numberFormat(locale).format(value);

/** A count that was taken no further than `upTo`: `1,000+`. */
export const formatCount = (count: number, upTo: number, locale: string): string =>
	count > upTo ? `${formatNumber(upTo, locale)}+` : formatNumber(count, locale);

/** Day and time to the minute in that zone, with the zone's short name when asked. */
export const formatDateTime = (at: Date, locale: string, timeZone: string, style: DateStyle = 'medium'): string =>
	inWords(locale, dateTimeFormat(locale, timeZone, style).format(at));

/** The day alone in that zone. */
export const formatDate = (at: Date, locale: string, timeZone: string, style: DateStyle = 'medium'): string =>
	dateFormat(locale, timeZone, style).format(at);

/** The hour and minute alone in that zone. */
export const formatTime = (at: Date, locale: string, timeZone: string): string =>
	inWords(locale, timeFormat(locale, timeZone).format(at));

/** `3 hr. ago`, `in 2 days`, or in brief `3h ago`: the largest whole unit between the two moments. */
export function formatRelative(at: Date, now: Date, locale: string, style: 'short' | 'narrow' = 'short'): string {
	const away = at.getTime() - now.getTime();
	const [unit, length] = RELATIVE_UNITS.find(([, least]) => Math.abs(away) >= least) ?? SMALLEST;
	// “Yesterday” would be the calendar's word, and 25 hours can reach back two days: only “now” is said without a number.
	if (length === SECOND) return relativeFormat(locale, 'auto', style).format(0, unit);
	return relativeFormat(locale, 'always', style).format(Math.trunc(away / length), unit);
}

/** How long something took, in its two largest units: `2 hr 10 min`. Under a minute is a minute. */
export function formatDuration(milliseconds: number, locale: string): string {
	const minutes = Math.max(1, Math.round(milliseconds / MINUTE));
	const parts = [
		['day', Math.floor(minutes / 1440)],
		['hour', Math.floor((minutes % 1440) / 60)],
		['minute', minutes % 60]
	] as const;
	const first = parts.findIndex(([, count]) => count > 0);
	const said = parts.slice(first, first + 2).filter(([, count]) => count > 0);
	return said.map(([unit, count]) => unitFormat(locale, unit).format(count)).join(' ');
}

/** Where Node says “AM 9:30” in Korean, browsers say “오전 9:30”, as people do. */
const inWords = (locale: string, time: string): string =>
	locale.startsWith('ko') ? time.replace('AM', '오전').replace('PM', '오후') : time;

function digitsOf(currency: string): number {
	const exponent = exponentOf(currency);
	return exponent.ok ? exponent.value : 0;
}

const SMALLEST = ['second', SECOND] as const;
const RELATIVE_UNITS = [
	['year', 365 * DAY],
	['month', 30 * DAY],
	['day', DAY],
	['hour', HOUR],
	['minute', MINUTE]
] as const;

/** Making an Intl formatter costs far more than using it, so each is made once per set of options. */
function once<A extends readonly string[], T>(make: (...options: A) => T): (...options: A) => T {
	const made = new Map<string, T>();
	return (...options) => {
		const key = options.join('|');
		const known = made.get(key);
		if (known) return known;
		const fresh = make(...options);
		made.set(key, fresh);
		return fresh;
	};
}

const moneyFormat = once((locale: string, currency: string) => {
	const digits = digitsOf(currency);
	const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
	return new Intl.NumberFormat(locale, { style: 'currency', currency, ...fraction });
});
const unitFormat = once(
	(locale: string, unit: 'day' | 'hour' | 'minute') => new Intl.NumberFormat(locale, { style: 'unit', unit })
);
const numberFormat = once((locale: string) => new Intl.NumberFormat(locale));
const relativeFormat = once(
	(locale: string, numeric: 'auto' | 'always', style: 'short' | 'narrow') =>
		new Intl.RelativeTimeFormat(locale, { numeric, style })
);
const timeFormat = once(
	(locale: string, timeZone: string) => new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' })
);
const dateFormat = once(
	(locale: string, timeZone: string, dateStyle: DateStyle) => new Intl.DateTimeFormat(locale, { timeZone, dateStyle })
);
const dateTimeFormat = once(
	(locale: string, timeZone: string, dateStyle: DateStyle) =>
		new Intl.DateTimeFormat(locale, { timeZone, dateStyle, timeStyle: dateStyle === 'full' ? 'long' : 'short' })
);
