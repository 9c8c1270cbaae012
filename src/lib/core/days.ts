import { DAY, later, MINUTE } from './time';

const DAY_PATTERN = /^\d{4}-\d\d-\d\d$/;

/** Whether the text is a calendar day that exists, as a date field sends it: `2026-03-02`. */
export function isDay(text: string): boolean {
	const at = new Date(`${text}T00:00:00Z`);
	return DAY_PATTERN.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The moment a calendar day begins in that zone. */
export function dayStart(day: string, timeZone: string): Date {
	const utc = new Date(`${day}T00:00:00Z`);
	// What the zone is off by is asked twice: the first answer is of another moment, maybe before its clocks change.
	const first = later(utc, -offsetAt(utc, timeZone));
	return later(utc, -offsetAt(first, timeZone));
}

/** The moment it ends: where the next one begins. */
export const dayEnd = (day: string, timeZone: string): Date =>
	dayStart(
		later(new Date(`${day}T00:00:00Z`), DAY)
			.toISOString()
			.slice(0, 10),
		timeZone
	);

/** How far that zone's clocks are ahead of UTC at the moment, in milliseconds. */
function offsetAt(at: Date, timeZone: string): number {
	const whole = Math.floor(at.getTime() / 1000) * 1000;
	return Date.parse(`${wallClock(timeZone).format(whole).replace(' ', 'T')}Z`) - whole;
}

const wallClocks = new Map<string, Intl.DateTimeFormat>();

function wallClock(timeZone: string): Intl.DateTimeFormat {
	const known = wallClocks.get(timeZone);
	if (known) return known;
	const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
	wallClocks.set(timeZone, made);
	return made;
}

/** The moment as that zone's clocks show it, with what they are off by: `2026-03-02T18:00:00+09:00`. */
export function zonedIso(at: Date, timeZone: string): string {
	const offset = offsetAt(at, timeZone);
	const local = later(at, offset).toISOString().slice(0, 19);
	const minutes = Math.abs(offset) / MINUTE;
	const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)].map((n) => String(n).padStart(2, '0'));
	return offset === 0 ? `${local}Z` : `${local}${offset < 0 ? '-' : '+'}${hours}:${rest}`;
}
