import { expect, it } from 'vitest';
import { numbersAgain, orderAgain, totalAgain } from '$lib/modules/cancellations/again/again';
import type { CaseItem } from '$lib/modules/cancellations/case';
import { freezeOrder } from '$lib/modules/orders/freeze';
import type { LineFacts } from '$lib/modules/orders/order';
import { orderInput } from '$lib/modules/orders/schema';
import { NO_UNITS } from '$lib/modules/orders/units';
import { makeQuote } from '$lib/modules/refunds/quote/quote';
import { inputOf, orderOf } from '../../../../support/money-facts';

const line = (given: Partial<LineFacts>): LineFacts => ({
	id: 'lin_1',
	position: 1,
	sku: 'DESK',
	title: 'Walnut desk',
	quantity: 3,
	unitPrice: 1200,
	net: 3600,
	discount: 1000,
	tax: 0,
	paid: 2600,
	productId: null,
	supplierId: null,
	supplierName: null,
	supplierOrderId: null,
	supplierOrderState: null,
	personalized: false,
	units: { ...NO_UNITS, canceled: 3 },
	...given
});
const item = (given: Partial<CaseItem>): CaseItem => ({
	id: 'cni_1',
	lineItemId: 'lin_1',
	quantity: 2,
	reason: null,
	reasonText: '',
	worth: 1733,
	tax: 100,
	...given
});
const order = {
	number: '20431',
	email: 'ada@example.com',
	name: 'Ada',
	currency: 'USD',
	region: 'US',
	locale: 'en',
	benefitRules: null,
	lines: [line({})]
};
const quote = { ...makeQuote(inputOf(orderOf([{ paid: 1733 }], { shipping: 500 }), [[1, 1]])), shipping: 500 };

it('costs what its units were given back for, and shipping as it came back', () => {
	const it_ = { items: [item({})], quote };
	const now = new Date('2026-03-02T10:00:00Z');
	const input = orderInput.parse(orderAgain(order, it_, { number: '20431-2', now }));
	expect(input).toMatchObject({ number: '20431-2', email: 'ada@example.com', tenders: [] });
	const frozen = freezeOrder(input);
	expect(frozen).toMatchObject({ ok: true, value: { total: 2233, lines: [{ quantity: 2, paid: 1733, tax: 100 }] } });
	expect(totalAgain(it_)).toBe(2233);
});

it('keeps the number in front', () => {
	expect(numbersAgain('20431', 'C-1031')).toEqual(['20431-2', '20431-3', '20431-4', '20431-5', '20431-C-1031']);
});
