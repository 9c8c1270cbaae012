import { describe, expect, it } from 'vitest';
import { dayEnd, dayStart, isDay } from '../../../src/lib/core/days';

const start = (day: string, zone: string) => dayStart(day, zone).toISOString();
const end = (day: string, zone: string) => dayEnd(day, zone).toISOString();

describe('a calendar day', () => {
	it('begins at midnight of its zone', () => {
		expect(start('2026-03-02', 'UTC')).toBe('2026-03-02T00:00:00.000Z');
		expect(start('2026-03-02', 'Asia/Seoul')).toBe('2026-03-01T15:00:00.000Z');
		expect(start('2026-03-02', 'America/New_York')).toBe('2026-03-02T05:00:00.000Z');
	});

	it('has 23 or 25 hours when clocks change', () => {
		expect(start('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z');
		expect(end('2026-03-29', 'Europe/Berlin')).toBe('2026-03-29T22:00:00.000Z');
		expect(start('2026-10-25', 'Europe/Berlin')).toBe('2026-10-24T22:00:00.000Z');
		expect(end('2026-10-25', 'Europe/Berlin')).toBe('2026-10-25T23:00:00.000Z');
	});

	it('ends where the next begins, over the end of a month and a year', () => {
		expect(end('2026-02-28', 'UTC')).toBe(start('2026-03-01', 'UTC'));
		expect(end('2026-12-31', 'Asia/Seoul')).toBe(start('2027-01-01', 'Asia/Seoul'));
	});

	it('is one that exists, written as date fields write it', () => {
		expect(isDay('2024-02-29')).toBe(true);
		for (const text of ['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', '', 'today'])
			expect(isDay(text)).toBe(false);
	});
});
