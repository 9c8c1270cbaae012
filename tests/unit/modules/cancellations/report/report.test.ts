import { describe, expect, it } from 'vitest';
import { currenciesIn, reportOf, type ReportFact } from '$lib/modules/cancellations/report/report';
import { lastDays, reportAskIn } from '$lib/modules/cancellations/report/report-ask';

const fact = (day: string, over: Partial<ReportFact> = {}): ReportFact => ({
	day,
	currency: 'USD',
	method: 'original_payment',
	state: 'succeeded',
	count: 1,
	amount: 1000,
	...over
});
const facts = [
	fact('2026-03-03', { count: 2, amount: 5000 }),
	fact('2026-03-03', { method: 'bank_deposit', amount: 300 }),
	fact('2026-03-01'),
	fact('2026-03-02', { state: 'failed', amount: 70 }),
	fact('2026-03-02', { currency: 'KRW', count: 9, amount: 90_000 })
];
const all = { facts, kept: [], due: [] };
const days = ['2026-03-01', '2026-03-02', '2026-03-03'];

describe('the report', () => {
	it('counts what was made on every day of the period, also where that is nothing', () => {
		const report = reportOf(all, 'USD', days);
		expect(report.days).toEqual([
			{ name: '2026-03-01', count: 1, amount: 1000 },
			{ name: '2026-03-02', count: 0, amount: 0 },
			{ name: '2026-03-03', count: 3, amount: 5300 }
		]);
		expect(report).toMatchObject({ made: { count: 4, amount: 6300 }, largest: 5300 });
	});

	it('parts it by method and by state', () => {
		const { methods, states } = reportOf(all, 'USD', days);
		expect(methods).toEqual([
			{ name: 'original_payment', count: 3, amount: 6000 },
			{ name: 'bank_deposit', count: 1, amount: 300 }
		]);
		expect(states).toEqual([
			{ name: 'succeeded', count: 4, amount: 6300 },
			{ name: 'failed', count: 1, amount: 70 }
		]);
	});

	it('never adds up currencies, and offers the one with the most refunds first', () => {
		expect(currenciesIn(all)).toEqual(['KRW', 'USD']);
		expect(reportOf(all, 'KRW', days).made).toEqual({ count: 9, amount: 90_000 });
	});
});

describe('its period', () => {
	const now = new Date('2026-03-31T16:00:00Z');
	const ask = (query: string, zone = 'UTC') => {
		const { from, to, days } = reportAskIn(new URLSearchParams(query), now, zone);
		return [from, to, days.length];
	};
	it('is the last thirty days unless asked otherwise, by the shop’s days', () => {
		expect(ask('')).toEqual(['2026-03-02', '2026-03-31', 30]);
		expect(ask('', 'Asia/Seoul')).toEqual(['2026-03-03', '2026-04-01', 30]);
		expect(lastDays(7, now, 'UTC')).toEqual({ from: '2026-03-25', to: '2026-03-31' });
	});

	it('makes the best of what makes no sense', () => {
		expect(ask('from=2026-03-09&to=2026-03-05')).toEqual(['2026-03-05', '2026-03-05', 1]);
		expect(ask('from=2001-01-01&to=2026-03-05')).toEqual(['2025-12-04', '2026-03-05', 92]);
		expect(ask('from=yesterday&to=never')).toEqual(['2026-03-02', '2026-03-31', 30]);
		expect(ask('from=2026-05-01')).toEqual(['2026-05-01', '2026-05-01', 1]);
	});
});
