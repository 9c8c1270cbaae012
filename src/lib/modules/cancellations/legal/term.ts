import { dayEnd, dayStart } from '$lib/core/days';
import type { Minor } from '$lib/core/money';
import { DAY, later, SECOND } from '$lib/core/time';
import { dayIn } from '../admin/day';
import type { Term } from './laws.data';

/** The days of one region: where they begin, and on which of them nobody works. */
export type Calendar = {
	readonly timeZone: string;
	/** `day` as `2026-03-02`. */
	isHoliday(day: string): boolean;
};

/**
 * The last second of the day a term ends on. Day 1 is the day after the start; business days skip weekends and public
 * holidays. Days are the region's: a clock that starts late in the evening there starts on that day.
 */
export function termEnd(start: Date, { days, count }: Term, calendar: Calendar): Date {
	let day = dayIn(start, calendar.timeZone);
	for (let left = days; left > 0;) {
		day = dayAfter(day);
		if (count === 'calendar' || isWorkingDay(day, calendar)) left--;
	}
	return lastSecond(day, calendar);
}

/** The same, moved on to the next day that somebody works on: for a period in which something may be declared. */
export function periodEnd(start: Date, term: Term, calendar: Calendar): Date {
	let day = dayIn(termEnd(start, term, calendar), calendar.timeZone);
	while (!isWorkingDay(day, calendar)) day = dayAfter(day);
	return lastSecond(day, calendar);
}

/** Less than a business day is left until then: nothing may keep the money back any longer. */
export function isNear(due: Date, now: Date, calendar: Calendar): boolean {
	const today = dayIn(now, calendar.timeZone);
	let next = dayAfter(today);
	while (!isWorkingDay(next, calendar)) next = dayAfter(next);
	const sinceMidnight = now.getTime() - dayStart(today, calendar.timeZone).getTime();
	return due < later(dayStart(next, calendar.timeZone), sinceMidnight);
}

/** Calendar days that began since, by the region's clocks; none while it is in time. */
export function daysLate(due: Date, now: Date, { timeZone }: Calendar): number {
	const days = (at: Date) => Date.parse(`${dayIn(at, timeZone)}T00:00:00Z`) / DAY;
	return Math.max(0, days(now) - days(due));
}

/** What being late costs by law: simple interest by the day, to the nearest unit. */
export const lateInterest = (amount: Minor, percent: number, days: number): Minor =>
	Math.round((amount * percent * days) / 36_500);

const dayAfter = (day: string) =>
	later(new Date(`${day}T00:00:00Z`), DAY)
		.toISOString()
		.slice(0, 10);

const isWorkingDay = (day: string, { isHoliday }: Calendar) =>
	new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0 && !isHoliday(day);

const lastSecond = (day: string, { timeZone }: Calendar) => later(dayEnd(day, timeZone), -SECOND);
