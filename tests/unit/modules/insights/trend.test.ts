import { expect, it } from 'vitest';
import { THE_REST, trendOf, unitFor } from '../../../../src/lib/modules/insights/trend';

const step = (at: string, reason: string | null, cases: number) => ({ at, currency: 'KRW', reason, cases });
const DAYS = ['2026-03-01', '2026-03-02', '2026-03-03'];

it('has a column for each day, those without a case too', () => {
	const steps = [step('2026-03-01', 'delay', 2), step('2026-03-01', null, 2), step('2026-03-03', null, 1)];
	const { reasons, columns } = trendOf(steps, { days: DAYS, unit: 'day' });
	expect(reasons).toEqual(['delay']);
	expect(columns.map(({ from, to, cases }) => [from, to, cases])).toEqual([
		['2026-03-01', '2026-03-01', 2],
		['2026-03-02', '2026-03-02', 0],
		['2026-03-03', '2026-03-03', 1]
	]);
	expect(columns[0]?.parts).toEqual([{ reason: 'delay', cases: 2 }]);
});

it('gives the most frequent reasons a part of their own, and the others one together', () => {
	const day = '2026-03-01';
	const steps = ['a', 'b', 'c', 'd', 'e', 'f'].map((reason, at) => step(day, reason, 10 - at));
	const { reasons, columns } = trendOf([...steps, step(day, null, 40)], { days: [day], unit: 'day' });
	expect(reasons).toEqual(['a', 'b', 'c', 'd', THE_REST]);
	expect(columns[0]?.parts.at(-1)).toEqual({ reason: THE_REST, cases: 11 });
});

it('counts long periods by weeks, which begin on Monday and end with the period', () => {
	expect([31, 32].map(unitFor)).toEqual(['day', 'week']);
	const { columns } = trendOf([step('2026-03-02', null, 3)], { days: DAYS, unit: 'week' });
	expect(columns.map(({ from, to, cases }) => [from, to, cases])).toEqual([
		['2026-03-01', '2026-03-01', 0],
		['2026-03-02', '2026-03-03', 3]
	]);
});
