import { describe, expect, it } from 'vitest';
import { calendarOf } from '$lib/modules/cancellations/legal/calendar.server';
import type { Term } from '$lib/modules/cancellations/legal/laws.data';
import { daysLate, isNear, lateInterest, periodEnd, termEnd } from '$lib/modules/cancellations/legal/term';

const calendarDays = (days: number): Term => ({ days, count: 'calendar' });
const businessDays = (days: number): Term => ({ days, count: 'business' });

// prettier-ignore
const WORKED: readonly [what: string, region: string, start: string, term: Term, end: string][] = [
	['day 1 is the day after',               'DE', '2026-03-02T09:00:00+01:00', calendarDays(14), '2026-03-16T23:59:59+01:00'],
	['late in the evening is still that day','DE', '2026-03-02T23:59:00+01:00', calendarDays(14), '2026-03-16T23:59:59+01:00'],
	['clocks go forward meanwhile',          'DE', '2026-03-20T12:00:00+01:00', calendarDays(14), '2026-04-03T23:59:59+02:00'],
	['clocks go back meanwhile',             'FR', '2026-10-20T12:00:00+02:00', calendarDays(14), '2026-11-03T23:59:59+01:00'],
	['no holiday moves a refund',            'DE', '2026-12-11T12:00:00+01:00', calendarDays(14), '2026-12-25T23:59:59+01:00'],
	['over the end of February',             'GB', '2026-02-20T12:00:00Z',      calendarDays(14), '2026-03-06T23:59:59Z'],
	['over a leap day',                      'GB', '2028-02-20T12:00:00Z',      calendarDays(14), '2028-03-05T23:59:59Z'],
	['another day there than in UTC',        'KR', '2026-03-04T16:00:00Z',      businessDays(3),  '2026-03-10T23:59:59+09:00'],
	['over a weekend',                       'KR', '2026-03-06T10:00:00+09:00', businessDays(3),  '2026-03-11T23:59:59+09:00'],
	['over three days of Seollal',           'KR', '2026-02-13T10:00:00+09:00', businessDays(3),  '2026-02-23T23:59:59+09:00'],
	['over a substitute holiday',            'KR', '2026-02-27T10:00:00+09:00', businessDays(3),  '2026-03-05T23:59:59+09:00'],
	['over three days of Chuseok',           'KR', '2026-09-23T10:00:00+09:00', businessDays(3),  '2026-09-30T23:59:59+09:00'],
	['over a day of elections',              'KR', '2026-06-02T10:00:00+09:00', businessDays(3),  '2026-06-08T23:59:59+09:00'],
	['over the end of a year',               'KR', '2026-12-30T10:00:00+09:00', businessDays(3),  '2027-01-05T23:59:59+09:00'],
	['from a Saturday on',                   'KR', '2026-03-07T10:00:00+09:00', businessDays(3),  '2026-03-11T23:59:59+09:00'],
	['over Thanksgiving',                    'US', '2026-11-23T10:00:00-05:00', businessDays(7),  '2026-12-03T23:59:59-05:00'],
	['over the Friday before the Fourth',    'US', '2026-06-30T10:00:00-04:00', businessDays(7),  '2026-07-10T23:59:59-04:00'],
	['over a change of clocks',              'US', '2026-03-04T10:00:00-05:00', businessDays(7),  '2026-03-13T23:59:59-04:00'],
	['where no holidays are known',          'ZZ', '2026-12-24T10:00:00Z',      businessDays(2),  '2026-12-28T23:59:59Z']
];

describe('a term', () => {
	it.each(WORKED)('%s (%s, from %s)', (...[, region, start, term, end]) => {
		expect(termEnd(new Date(start), term, calendarOf(region))).toEqual(new Date(end));
	});

	it('of a period moves off days on which nobody works', () => {
		const end = (start: string) => periodEnd(new Date(start), calendarDays(14), calendarOf('DE'));
		expect(end('2026-03-20T12:00:00+01:00')).toEqual(new Date('2026-04-07T23:59:59+02:00')); // Good Friday to Easter Monday
		expect(end('2026-03-02T12:00:00+01:00')).toEqual(new Date('2026-03-16T23:59:59+01:00')); // a Monday
	});
});

it('is near once the same hour of the next business day is past it', () => {
	const due = new Date('2026-03-05T23:59:59+09:00'); // a Thursday
	const near = (now: string) => isNear(due, new Date(now), calendarOf('KR'));
	expect(near('2026-03-04T10:00:00+09:00')).toBe(false);
	expect(near('2026-03-05T00:30:00+09:00')).toBe(true);
	const monday = new Date('2026-03-09T23:59:59+09:00');
	expect(isNear(monday, new Date('2026-03-06T10:00:00+09:00'), calendarOf('KR'))).toBe(false);
	expect(isNear(monday, new Date('2026-03-07T10:00:00+09:00'), calendarOf('KR'))).toBe(false);
	expect(isNear(monday, new Date('2026-03-09T00:00:00+09:00'), calendarOf('KR'))).toBe(true);
});

it('costs fifteen percent a year by the day, to the nearest unit', () => {
	const due = new Date('2026-03-05T23:59:59+09:00');
	const late = (now: string) => daysLate(due, new Date(now), calendarOf('KR'));
	expect(late('2026-03-05T23:59:59+09:00')).toBe(0);
	expect(late('2026-03-06T00:00:00+09:00')).toBe(1);
	expect(late('2026-03-15T12:00:00+09:00')).toBe(10);
	expect(lateInterest(40_000, 15, 10)).toBe(164); // 40,000 × 15 % × 10 ÷ 365 = 164.38
	expect(lateInterest(40_000, 15, 0)).toBe(0);
});
