import Holidays from 'date-holidays';
import { DAY, later } from '$lib/core/time';
import { dayIn } from '../admin/day';
import { ONE_OFF_HOLIDAYS } from './laws.data';
import type { Calendar } from './term';

const known = new Map<string, Calendar>();

/**
 * The days of a region: the zone of its capital, and its public holidays, from data that comes with the library. A region
 * it does not know works from Monday to Friday, by UTC.
 */
export function calendarOf(region: string): Calendar {
	const before = known.get(region);
	if (before) return before;
	const made = calendarFor(region);
	known.set(region, made);
	return made;
}

function calendarFor(region: string): Calendar {
	const holidays = new Holidays(region, { types: ['public'] });
	// The seat of its capital comes first.
	const timeZone = holidays.getTimezones()?.[0] ?? 'UTC';
	const years = new Map<number, ReadonlySet<string>>();
	const daysOff = (year: number) => {
		const found = years.get(year) ?? new Set([...daysOffIn(holidays, year, timeZone), ...oneOff(region)]);
		years.set(year, found);
		return found;
	};
	return { timeZone, isHoliday: (day) => daysOff(Number(day.slice(0, 4))).has(day) };
}

const oneOff = (region: string) => ONE_OFF_HOLIDAYS[region] ?? [];

/** A feast of several days is one row there. */
const daysOffIn = (holidays: Holidays, year: number, timeZone: string): string[] =>
	(holidays.getHolidays(year) || []).flatMap(({ start, end }) => {
		const days: string[] = [];
		for (let at = later(start, DAY / 2); at < end; at = later(at, DAY)) days.push(dayIn(at, timeZone));
		return days;
	});
