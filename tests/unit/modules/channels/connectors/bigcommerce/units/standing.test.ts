import { expect, it } from 'vitest';
import {
	orderThere,
	productsThere,
	refundsThere
} from '../../../../../../../src/lib/modules/channels/connectors/bigcommerce/answers';
import { isOver, linesIn } from '../../../../../../../src/lib/modules/channels/connectors/bigcommerce/units/standing';

const NOTHING = { name: 'Desk', product_id: 1 };
type Line = readonly [id: number, quantity: number, shipped?: number];
type Refund = { readonly at: string; readonly line?: number; readonly quantity?: number; readonly more?: object };
const read = (
	over: object = {},
	lines: readonly Line[] = [
		[11, 3],
		[12, 1]
	],
	refunds: readonly Refund[] = []
) => ({
	there: orderThere.parse({
		...{ id: 1, status_id: 11, default_currency_code: 'USD', date_created: '', is_deleted: false, fees: [] },
		...{ billing_address: {}, ...over }
	}),
	products: productsThere.parse(
		lines.map(([id, quantity, quantity_shipped = 0]) => ({ ...NOTHING, id, quantity, quantity_shipped }))
	),
	refunds: refundsThere.parse({
		data: refunds.map(({ at, line = 11, quantity = 1, more = {} }) => ({
			...{ id: 5, created: at, reason: '', items: [{ item_type: 'PRODUCT', item_id: line, quantity, reason: '' }] },
			payments: [{ id: 1, provider_id: 'braintree', amount: 1, ...more }]
		}))
	}).data,
	transactions: []
});
const known = {
	lines: [
		{ line: '11', quantity: 3 },
		{ line: '12', quantity: 1 }
	],
	held: {}
};
const seen = (...there: Parameters<typeof read>) =>
	linesIn(read(...there), known).map(({ id, removed, shipped }) => [id, removed, shipped]);
const BEFORE = { at: '2026-03-02T09:00:00+00:00' };
const SENT = { status_id: 2, date_shipped: 'Mon, 02 Mar 2026 09:30:00 +0000' };

it('knows units of a lowered and of a removed line for gone', () => {
	expect(seen({}, [[11, 1]])).toEqual([
		['11', 2, 0],
		['12', 1, 0]
	]);
});

it('takes more units than were ordered for none gone', () => {
	expect(
		seen({}, [
			[11, 5],
			[12, 1]
		])[0]
	).toEqual(['11', 0, 0]);
});

it('takes units of a refund off before all was sent, and for a return afterwards', () => {
	expect(seen({}, undefined, [BEFORE])[0]).toEqual(['11', 1, 0]);
	expect(seen(SENT, undefined, [{ at: '2026-03-02T09:45:00+00:00' }])[0]).toEqual(['11', 0, 3]);
	expect(seen(SENT, undefined, [BEFORE])[0]).toEqual(['11', 1, 2]);
});

it('takes no unit off for a refund that was declined, and none that was sent', () => {
	expect(seen({}, undefined, [{ ...BEFORE, more: { is_declined: true } }])[0]).toEqual(['11', 0, 0]);
	expect(seen({ status_id: 3 }, [[11, 3, 2]], [{ ...BEFORE, quantity: 3 }])[0]).toEqual(['11', 1, 2]);
});

it('takes all that was not sent of a canceled order for gone', () => {
	expect(
		seen({ status_id: 5 }, [
			[11, 3, 1],
			[12, 1]
		])
	).toEqual([
		['11', 2, 1],
		['12', 1, 0]
	]);
});

it.each([
	{ what: 'that somebody there gave all back of', over: { status_id: 4 }, reason: '', over_: true },
	{ what: 'that only we gave all back of', over: { status_id: 4 }, reason: '1001 [rfd_1]', over_: false },
	{
		what: 'that was canceled before we did',
		over: { status_id: 4, staff_notes: 'C-1 [canceled by Rescind] [psh_1]' },
		reason: '[rfd_1]',
		over_: true
	},
	{ what: 'that was sent before it was given back', over: { ...SENT, status_id: 4 }, reason: '', over_: false }
])('knows whether an order is over $what', ({ over, reason, over_ }) => {
	const { there, refunds } = read(over, undefined, [BEFORE]);
	expect(isOver({ there, refunds: refunds.map((one) => ({ ...one, reason })) })).toBe(over_);
});
