import { expect, it } from 'vitest';
import type {
	OrderThere,
	RefundThere
} from '../../../../../../../src/lib/modules/channels/connectors/woocommerce/answers';
import {
	CANCELED_KEY,
	isOver,
	linesIn
} from '../../../../../../../src/lib/modules/channels/connectors/woocommerce/units/standing';

const item = (id: number, quantity: number): OrderThere['line_items'][number] => ({
	...{ id, quantity, name: 'Desk', product_id: 1, variation_id: 0, sku: 'DESK', meta_data: [] },
	...{ subtotal: '10', subtotal_tax: '0', total: '10', total_tax: '0' }
});
const person = { first_name: 'Ada', last_name: 'Lovelace', country: 'US' };
const anOrder = (over: Partial<OrderThere> = {}): OrderThere => ({
	...{ id: 1, number: '1', status: 'processing', currency: 'USD', total: '20', payment_method_title: 'Card' },
	...{ date_created_gmt: '2026-03-02T08:00:00', date_paid_gmt: null, date_completed_gmt: null },
	...{ billing: person, shipping: person, meta_data: [], shipping_lines: [], fee_lines: [], refunds: [] },
	...{ line_items: [item(11, 3), item(12, 1)], ...over }
});
const aRefund = (at: string, line: number, quantity: number): RefundThere => ({
	...{ id: 9, date_created_gmt: at, amount: '1', reason: '', refunded_payment: true },
	line_items: [{ quantity: -quantity, meta_data: [{ key: '_refunded_item_id', value: String(line) }] }]
});
const known = {
	lines: [
		{ line: '11', quantity: 3 },
		{ line: '12', quantity: 1 }
	],
	held: {}
};
const seen = (there: OrderThere, refunds: readonly RefundThere[] = []) =>
	linesIn({ there, refunds }, known).map(({ id, removed, shipped }) => [id, removed, shipped]);

it('knows units of a lowered and of a removed line for gone', () => {
	expect(seen(anOrder({ line_items: [item(11, 1)] }))).toEqual([
		['11', 2, 0],
		['12', 1, 0]
	]);
});

it('takes more units than were ordered for none gone', () => {
	expect(seen(anOrder({ line_items: [item(11, 5), item(12, 1)] }))[0]).toEqual(['11', 0, 0]);
});

it('takes units of a refund off before the order was sent, and for a return afterwards', () => {
	const sent = anOrder({ status: 'completed', date_completed_gmt: '2026-03-02T10:00:00' });
	expect(seen(sent, [aRefund('2026-03-02T09:00:00', 11, 1)])[0]).toEqual(['11', 1, 2]);
	expect(seen(sent, [aRefund('2026-03-02T11:00:00', 11, 1)])[0]).toEqual(['11', 0, 3]);
	expect(seen(anOrder(), [aRefund('2026-03-02T11:00:00', 11, 1)])[0]).toEqual(['11', 1, 0]);
});

it('adds what a refund named to what was lowered', () => {
	const lowered = anOrder({ line_items: [item(11, 2), item(12, 1)] });
	expect(seen(lowered, [aRefund('2026-03-02T09:00:00', 11, 1)])[0]).toEqual(['11', 2, 0]);
});

it.each(['cancelled', 'trash'])('holds an order that is %s for over', (status) => {
	expect(seen(anOrder({ status }))).toEqual([
		['11', 3, 0],
		['12', 1, 0]
	]);
});

const ours = { id: 5, reason: 'C-1 [rfd_one]' };
it.each([
	{ who: 'somebody there', refunds: [{ id: 4, reason: 'Sorry' }], meta: [], over: true },
	{ who: 'somebody there and us', refunds: [{ id: 4, reason: '' }, ours], meta: [], over: true },
	{ who: 'nobody, by hand', refunds: [], meta: [], over: true },
	{ who: 'us alone', refunds: [ours], meta: [], over: false },
	{ who: 'us after we canceled it', refunds: [ours], meta: [{ key: CANCELED_KEY, value: '1' }], over: true }
])('says whether an order is over that was refunded by $who', ({ refunds, meta, over }) => {
	expect(isOver(anOrder({ status: 'refunded', refunds, meta_data: meta }))).toBe(over);
});

it('holds one that was sent and refunded for sent', () => {
	const order = anOrder({
		status: 'refunded',
		date_completed_gmt: '2026-03-02T10:00:00',
		refunds: [{ id: 4, reason: '' }]
	});
	expect(isOver(order)).toBe(false);
	expect(seen(order)[0]).toEqual(['11', 0, 3]);
});
