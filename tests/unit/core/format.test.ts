import { expect, it } from 'vitest';
import {
	formatCount,
	formatDuration,
	formatDate,
	formatDateTime,
	formatMoney,
	formatNumber,
	formatRelative,
	formatTime
} from '../../../src/lib/core/format';
import { DAY, HOUR, later, MINUTE, SECOND } from '../../../src/lib/core/time';

const now = new Date('2026-11-22T09:00:00Z');

it.each([
	[55000, 'KRW', '₩55,000'],
	[5900, 'EUR', '€59.00'],
	[1, 'USD', '$0.01'],
	[-1234, 'USD', '-$12.34'],
	[1500, 'JPY', '¥1,500'],
	[1234, 'KWD', 'KWD\u00a01.234'],
	[250000, 'RSD', 'RSD\u00a02,500.00']
])('writes %i minor units of %s as %s', (amount, currency, words) => {
	expect(formatMoney(amount, currency, 'en')).toBe(words);
});

it('says which dollar to a Korean reader', () => {
	expect(formatMoney(1000, 'USD', 'ko')).toBe('US$10.00');
});

it('writes a moment as the reader’s clock shows it', () => {
	expect(formatDateTime(now, 'en', 'Asia/Seoul')).toMatch(/^Nov 22, 2026, 6:00\sPM$/);
	expect(formatDate(new Date('2026-11-22T16:00:00Z'), 'en', 'Asia/Seoul')).toBe('Nov 23, 2026');
});

it('says the halves of the day in Korean words, whichever tables of locales are at hand', () => {
	expect(formatDateTime(now, 'ko', 'Asia/Seoul')).toMatch(/ 오후\s6:00$/);
	expect(formatTime(now, 'ko', 'Europe/London')).toMatch(/^오전\s9:00$/);
});

it.each([
	[0, 'now'],
	[-30 * SECOND, 'now'],
	[-59 * MINUTE, '59 min. ago'],
	[-3 * HOUR, '3 hr. ago'],
	[-25 * HOUR, '1 day ago'],
	[5 * DAY, 'in 5 days']
])('tells %i ms away as “%s”', (away, words) => {
	expect(formatRelative(later(now, away), now, 'en')).toBe(words);
});

it('groups a count', () => {
	expect(formatNumber(74215, 'en')).toBe('74,215');
});

it.each([
	[20_000, 'en', '1 min'],
	[130 * 60_000, 'en', '2 hr 10 min'],
	[120 * 60_000, 'en', '2 hr'],
	[(26 * 60 + 5) * 60_000, 'en', '1 day 2 hr'],
	[130 * 60_000, 'ko', '2시간 10분']
])('says how long %i ms are (%s)', (milliseconds, locale, words) => {
	expect(formatDuration(milliseconds, locale)).toBe(words);
});

it('says where a count was given up', () => {
	expect(formatCount(1000, 1000, 'en')).toBe('1,000');
	expect(formatCount(1001, 1000, 'en')).toBe('1,000+');
});
