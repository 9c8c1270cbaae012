import { HOUR, later } from '$lib/core/time';

/** The calendar day of a moment in that zone, as a date field wants it. */
export const dayIn = (at: Date, timeZone: string): string =>
	new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);

/** The last calendar day that has begun anywhere: what is dated later is still to come for everybody. */
export const latestDay = (now: Date): string =>
	later(now, 14 * HOUR)
		.toISOString()
		.slice(0, 10);
