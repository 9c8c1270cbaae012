import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sum } from '$lib/core/money';
import { byKind, summarize, type Summed } from '$lib/modules/cancellations/bulk/summary';
import type { TenderSum } from '$lib/modules/cancellations/bulk/run';
import { TENDER_NAMES } from '$lib/modules/orders/tenders/tender-names';
import { holds } from '../../../../support/property';

const one = (currency: string, tenders: readonly TenderSum[], code: string | null = null): Summed => ({
	currency,
	tenders,
	due: sum(tenders.map(({ amount }) => amount)),
	code
});

it('adds up by currency and by kind of tender, and never across currencies', () => {
	const rows = [
		one('KRW', [
			{ kind: 'card', amount: 20_000 },
			{ kind: 'points', amount: 4_000 }
		]),
		one('EUR', [{ kind: 'card', amount: 5_900 }]),
		one('KRW', [{ kind: 'card', amount: 1_000 }]),
		one('KRW', [{ kind: 'card', amount: 99 }], 'supplier.declined'),
		one('EUR', [{ kind: 'card', amount: 1 }], 'cancellation.wrong_status'),
		one('EUR', [{ kind: 'card', amount: 1 }], 'cancellation.wrong_status')
	];
	expect(summarize(rows)).toEqual({
		count: 3,
		currencies: [
			{ currency: 'EUR', count: 1, amount: 5_900, tenders: [{ kind: 'card', amount: 5_900 }] },
			{
				currency: 'KRW',
				count: 2,
				amount: 25_000,
				tenders: [
					{ kind: 'card', amount: 21_000 },
					{ kind: 'points', amount: 4_000 }
				]
			}
		],
		leftOut: 3,
		reasons: [
			{ code: 'cancellation.wrong_status', count: 2 },
			{ code: 'supplier.declined', count: 1 }
		]
	});
});

it('of nothing is nothing', () => {
	expect(summarize([])).toEqual({ count: 0, currencies: [], leftOut: 0, reasons: [] });
	expect(byKind([{ kind: 'card', amount: 0 }])).toEqual([]);
});

const tender = fc.record({ kind: fc.constantFrom(...TENDER_NAMES), amount: fc.nat(10_000_000) });
const row = fc
	.record({
		currency: fc.constantFrom('KRW', 'USD', 'EUR', 'KWD'),
		tenders: fc.array(tender, { maxLength: 4 }),
		code: fc.constantFrom(null, null, 'quote.changed', 'supplier.declined', 'cancellation.wrong_status')
	})
	.map(({ currency, tenders, code }) => one(currency, tenders, code));

it('counts every row once, and its parts add up whatever the rows', () => {
	holds(
		fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
			const { count, currencies, leftOut, reasons } = summarize(rows);
			const going = rows.filter(({ code }) => code === null);
			expect(count).toBe(going.length);
			expect(count + leftOut).toBe(rows.length);
			expect(sum(currencies.map((one) => one.count))).toBe(count);
			expect(sum(reasons.map((one) => one.count))).toBe(leftOut);
			for (const { currency, amount, tenders } of currencies) {
				const own = going.filter((one) => one.currency === currency);
				expect(amount).toBe(sum(own.map(({ due }) => due)));
				expect(sum(tenders.map((one) => one.amount))).toBe(amount);
				expect(new Set(tenders.map(({ kind }) => kind)).size).toBe(tenders.length);
			}
		})
	);
});
