import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '$lib/core/money';
import type { SupplierAnswer } from '$lib/modules/cancellations/case';
import { actualLoss, expectedLoss, lossOf, paidFor, type Recovered } from '$lib/modules/cancellations/money/loss';
import { grantedOn } from '$lib/modules/cancellations/money/granted';
import { holds } from '../../../../support/property';

const AT = new Date('2026-03-02T09:00:00Z');
const TERMS = { cancelableUntil: 'in_production', backPlaced: 50, backInProduction: 0, answerHours: 24 } as const;

const bought = (
	over: { id?: string; cost?: number | null; costCurrency?: string | null; state?: 'not_placed' } = {}
) => ({
	...{ id: 'sor_1', kind: 'letter' as const, terms: { ...TERMS, silence: 'escalate' as const } },
	...{ state: 'placed' as const, cost: 1200, costCurrency: 'USD' },
	...over
});
const line = (id: string, quantity = 2, unitPrice = 1000, supplierOrderId: string | null = 'sor_1') => ({
	...{ id, quantity, unitPrice, supplierOrderId }
});
const acase = (
	id: string,
	items: [string, number][],
	over: { state?: 'requested' | 'undone'; refunded?: number } = {}
) => ({
	...{ id, createdAt: AT, state: 'in_progress' as const, due: 2000, refunded: 0 },
	items: items.map(([lineItemId, quantity]) => ({ lineItemId, quantity })),
	...over
});
const asked = (state: SupplierAnswer, supplierOrderId = 'sor_1', id = 'sca_1') => ({
	...{ id, cancellationId: 'can_1', supplierOrderId, state, items: [{ lineItemId: 'lin_1', quantity: 2 }] }
});

type Given = {
	lines?: ReturnType<typeof line>[];
	purchases?: ReturnType<typeof bought>[];
	suppliers?: ReturnType<typeof asked>[];
	recoveries?: Recovered[];
	granted?: number;
	refunded?: number;
};
function look({ granted = 0, recoveries = [], refunded = 0, ...over }: Given) {
	const it = acase('can_1', [['lin_1', 2]], { refunded });
	const order = { currency: 'USD', lines: over.lines ?? [line('lin_1')] };
	const desk = { purchases: [bought()], suppliers: [], ...over, order, cases: [it] };
	return lossOf(desk, it, { recoveries, granted });
}
const sums = (given: Given) => look(given).map((one) => [one.currency, expectedLoss(one), actualLoss(one)]);
const owed = (over: Partial<Recovered> = {}) => ({
	...{ id: 'sca_1', currency: 'USD', expected: 900, received: 0, writtenOff: 0 },
	...over
});

describe('what a case costs the shop', () => {
	it.each<[string, Given, (string | number)[][]]>([
		[
			'a supplier that has not answered is to pay back what was agreed',
			{ suppliers: [asked('sent')] },
			[['USD', 600, 1200]]
		],
		['one that said no keeps it all', { suppliers: [asked('declined')] }, [['USD', 1200, 1200]]],
		[
			'what it said it pays back, and what came',
			{ suppliers: [asked('approved')], recoveries: [owed({ received: 500 })] },
			[['USD', 300, 700]]
		],
		[
			'what was given up did not come',
			{ suppliers: [asked('approved')], recoveries: [owed({ received: 500, writtenOff: 400 })] },
			[['USD', 300, 700]]
		],
		['nobody was asked', {}, [['USD', 1200, 1200]]],
		['nothing was bought', { lines: [line('lin_1', 2, 1000, null)], purchases: [] }, []],
		['nothing was ordered there yet', { purchases: [bought({ state: 'not_placed' })] }, []],
		[
			'what was paid is not known',
			{ purchases: [bought({ cost: null, costCurrency: null })], suppliers: [asked('approved')], recoveries: [owed()] },
			[]
		],
		['the older, higher quote was granted', { purchases: [], granted: 300 }, [['USD', 300, 0]]],
		['and paid', { purchases: [], granted: 300, refunded: 2000 }, [['USD', 300, 300]]],
		['a part of it paid by now', { purchases: [], granted: 300, refunded: 1800 }, [['USD', 300, 100]]]
	])('%s', (_, given, expected) => {
		expect(sums(given)).toEqual(expected);
	});

	it('is never added over currencies', () => {
		const lines = [line('lin_1'), line('lin_2', 1, 500, 'sor_2')];
		const purchases = [bought({ costCurrency: 'CNY', cost: 8000 }), bought({ id: 'sor_2', cost: 400 })];
		const it = acase('can_1', [
			['lin_1', 2],
			['lin_2', 1]
		]);
		const desk = { order: { currency: 'USD', lines }, purchases, suppliers: [asked('sent')], cases: [it] };
		const all = lossOf(desk, it, { recoveries: [], granted: 0 });
		expect(all.map((one) => [one.currency, expectedLoss(one)])).toEqual([
			['CNY', 4000],
			['USD', 400]
		]);
	});

	it('of a request, or of a case that is over without being canceled, is its own units’ all the same', () => {
		const it = acase('can_1', [['lin_1', 1]], { state: 'requested' });
		expect(paidFor({ order: { currency: 'USD', lines: [line('lin_1')] }, cases: [it] }, it, bought())).toBe(600);
	});

	it('adds up to what was paid, however an order’s units are shared out over cases', () => {
		const units = fc.array(fc.tuple(fc.nat({ max: 50 }), fc.integer({ min: 1, max: 9 })), {
			minLength: 1,
			maxLength: 6
		});
		holds(
			fc.property(units, fc.nat({ max: 10 ** 9 }), fc.integer({ min: 1, max: 4 }), (made, cost, count) => {
				const lines = made.map(([unitPrice, quantity], at) => line(`lin_${at}`, quantity, unitPrice));
				const cases = Array.from({ length: count }, (_, nth) =>
					acase(
						`can_${nth}`,
						lines.map(({ id, quantity }) => [id, share(quantity, nth, count)])
					)
				);
				const order = { currency: 'USD', lines };
				const paid = cases.map((it) => paidFor({ order, cases }, it, bought({ cost })) ?? -1);
				expect(sum(paid)).toBe(cost);
				expect(Math.min(...paid)).toBeGreaterThanOrEqual(0);
			})
		);
	});
});

describe('what was granted above the quote', () => {
	const change = { before: 2000, after: 1700, parts: [] };
	const accepted = (data: unknown) => ({ name: 'cancellation.accepted', data });
	it.each([
		['the older quote', [accepted({ granted: change })], 300],
		['the newer one', [accepted({ changed: change })], 0],
		['none', [accepted({})], 0],
		['priced anew since', [accepted({ granted: change }), { name: 'cancellation.dropped', data: {} }], 0],
		['taken back since', [accepted({ granted: change }), { name: 'cancellation.unaccepted', data: {} }], 0]
	])('%s', (_, history, amount) => {
		expect(grantedOn(history)).toBe(amount);
	});
});

/** The nth of so many shares of a quantity. */
const share = (quantity: number, nth: number, of: number) =>
	Math.floor((quantity * (nth + 1)) / of) - Math.floor((quantity * nth) / of);
