export const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
/** The order in which a file writes year, month and day. */
export type DateOrder = (typeof DATE_ORDERS)[number];

const PARTS = /^(\d{1,4})\s*[-/.년]\s*(\d{1,2})\s*[-/.월]\s*(\d{1,4})\s*[.일]?(?:\s*\([^)]*\))?[\sT,]*(.*)$/;
const TIME =
	/^(오전|오후|am|pm)?\s*(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(am|pm)?\s*(Z|UTC|GMT|[-+]\d\d:?\d\d)?$/i;

/**
 * A date as people write it (`31.12.2025`, `2025. 12. 31. 오후 3:05`, `12/31/2025 3:05 PM`) the way `momentOf` reads it; a
 * day without a time is its start. What is no date stays as it is.
 */
export function plainDate(text: string, order: DateOrder): string {
	const written = /^\d{8}$/.test(text) ? text.replace(/^(....)(..)(..)$/, '$1-$2-$3') : text;
	const [, a = '', b = '', c = '', rest = ''] = PARTS.exec(written.trim()) ?? [];
	const [year, month, day] = inOrder([a, b, c], a.length === 4 ? 'ymd' : order);
	const time = plainTime(rest.trim());
	if (year.length !== 4 || time === undefined || !isDay(Number(year), Number(month), Number(day))) return text;
	return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')} ${time}`;
}

type Three = readonly [string, string, string];

function inOrder([a, b, c]: Three, order: DateOrder): Three {
	if (order === 'ymd') return [a, b, c];
	return order === 'dmy' ? [c, b, a] : [c, a, b];
}

function plainTime(text: string): string | undefined {
	if (text === '') return '00:00';
	const [, before, hours, minutes, seconds = '00', after, zone = ''] = TIME.exec(text) ?? [];
	if (hours === undefined || minutes === undefined) return undefined;
	const half = (before ?? after)?.toLowerCase();
	const hour = half ? (Number(hours) % 12) + (half === '오후' || half === 'pm' ? 12 : 0) : Number(hours);
	if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
	const offset = /^(utc|gmt)$/i.test(zone) ? 'UTC' : zone.toUpperCase();
	return `${String(hour).padStart(2, '0')}:${minutes}:${seconds}${offset ? ` ${offset}` : ''}`;
}

function isDay(year: number, month: number, day: number): boolean {
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The order that makes sense of all these dates; month first only where nothing else does. */
export function dateOrderOf(dates: readonly string[]): DateOrder {
	const makes = (order: DateOrder) => dates.every((text) => plainDate(text, order) !== text || text === '');
	return (['ymd', 'dmy', 'mdy'] as const).find(makes) ?? 'ymd';
}
