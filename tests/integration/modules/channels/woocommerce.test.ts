import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { undo } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { openConnection } from '../../../../src/lib/modules/channels/connectors/open.server';
import { changeLink } from '../../../../src/lib/modules/channels/repository/orders.server';
import { ALL, GOODS, shopOn, type ShopOn } from '../../../support/stores/shop';
import type { Units } from '../../../support/stores/there';
import { startWoo, type WooFake } from '../../../support/woocommerce/fake';
import { totalOf, type StoreOrder } from '../../../support/woocommerce/store';

/** What is WooCommerce's own; what every store must do stands in contract/. */
let shop: ShopOn<WooFake>;
beforeAll(async () => {
	shop = await shopOn(startWoo);
});
afterAll(() => shop.close());
beforeEach(() => shop.store.faults.splice(0));

const brought = async (more: Parameters<WooFake['place']>[1] = {}) => {
	const there = shop.store.place(GOODS, more);
	return { there, ours: await shop.bring(there) };
};
const left = ({ lines }: StoreOrder) => lines.map(({ sku, quantity }) => [sku, quantity]);
const refunded = ({ refunds }: StoreOrder) => refunds.reduce((all, { amount }) => all + amount, 0);
const bodiesOf = (what: string) => shop.store.calls.filter((call) => call.what === what).map(({ body }) => body);

it('takes in lines and shipping with the tax that stands beside them', async () => {
	const { ours } = await brought({ shipping: 500, taxRate: 10 });
	expect(ours.lines.map(({ sku, quantity, paid, tax }) => [sku, quantity, paid, tax])).toEqual([
		['DESK', 3, 3960, 360],
		['LAMP', 1, 2200, 200]
	]);
	expect(ours.tenders).toMatchObject([{ captured: 6710, label: 'Credit card' }]);
});

it('cancels all of it by the state, and gives the money back by one refund that says what is not to happen', async () => {
	const { there, ours } = await brought({ shipping: 500 });
	await shop.cancel(ours, ALL);
	expect(shop.store.writes(there)).toHaveLength(2);
	expect(bodiesOf(`PUT /orders/${there.id}`)).toMatchObject([{ status: 'cancelled' }]);
	expect(bodiesOf(`POST /orders/${there.id}/refunds`)).toMatchObject([
		{ amount: '61.00', api_refund: true, api_restock: false, reason: expect.stringMatching(/\[rfd_\w+\]$/) }
	]);
});

it('sets quantities for a part of it, leaves the state alone, and the order still comes to what was paid', async () => {
	const { there, ours } = await brought({ taxRate: 7 });
	const paid = totalOf(there);
	await shop.cancel(ours, [['DESK', 2]]);
	expect(there.lines[0]).toMatchObject({ quantity: 1, total: 1200, subtotal: 1200 });
	expect([there.status, totalOf(there), refunded(there)]).toEqual(['processing', paid, 2568]);
});

it('has the shelf right, also where what follows the write on the order is lost', async () => {
	const { there, ours } = await brought();
	shop.store.faults.push({ on: /^PUT \/products/, silent: true });
	await shop.cancel(ours, [['LAMP', 1]]);
	await shop.catchUp();
	expect([shop.store.faults, shop.store.at(there).shelf()]).toEqual([[], { DESK: 10, LAMP: 11 }]);
	expect((await shop.casesOf(ours)).map(({ state }) => state)).toEqual(['canceled']);
});

it('takes a whole refund there before anything was sent for the end of the order', async () => {
	const { there, ours } = await brought();
	shop.store.at(there).refund(5600);
	expect(there.status).toBe('refunded');
	await shop.tell(there);
	expect(await shop.both(shop.store.at(there), ours)).toMatchObject({
		...{ canceled: { DESK: 3, LAMP: 1 }, refunded: [5600] }
	});
});

it('tells two orders of one second apart, and answers its ping', async () => {
	const [one, other] = [shop.store.place(GOODS), shop.store.place(GOODS)];
	for (const there of [one, other])
		expect(await shop.deliver(shop.store.webhook('order.updated', there, 'same-second'))).toBe(true);
	expect(await shop.deliver({ rawBody: 'webhook_id=7', headers: new Headers() })).toBe(false);
});

it('hears that an order was deleted', async () => {
	const there = shop.store.place(GOODS);
	shop.store.orders.delete(there.id);
	await shop.deliver(shop.store.webhook('order.deleted', there));
	await shop.settle();
	expect(await shop.link(there)).toMatchObject({ failure: 'order_gone', orderId: null });
});

it('takes its 500 for too much for a no, once and for good', async () => {
	const { there } = await brought();
	const { api } = await openConnection(shop.ctx(), shop.connection);
	there.canRefund = false;
	const ask = { order: String(there.id), payment: 'payment', kind: 'refund', amount: 100, currency: 'USD' } as const;
	expect(await api.pushRefund({ ...ask, key: 'rfd_1', note: '1', held: 5600 })).toMatchObject({
		state: 'failed',
		failure: { code: 'woocommerce_rest_cannot_create_order_refund', retry: 'person' }
	});
	const posts = shop.store.writes(there).length;
	expect(await api.pushRefund({ ...ask, amount: 5601, key: 'rfd_2', note: '1', held: 5600 })).toMatchObject({
		state: 'failed',
		failure: { code: 'above_refundable' }
	});
	expect(shop.store.writes(there)).toHaveLength(posts);
});

it('makes no refund while the order is being written on, and makes it then', async () => {
	const { there, ours } = await brought();
	const link = await shop.link(there);
	if (!link) throw new Error('the order is not known');
	await shop.file(ours, [['DESK', 1]]);
	await changeLink(shop.db, link, { busyUntil: new Date('2027-01-01') });
	await shop.pass(11);
	expect(refunded(there)).toBe(0);
	await changeLink(shop.db, link, { busyUntil: null });
	await shop.catchUp();
	expect(refunded(there)).toBe(1200);
});

it('books no payment because somebody adds to a paid order there', async () => {
	const { there, ours } = await brought();
	there.fees.push({ id: 9, name: 'Gift wrap', total: 700, meta: [] });
	await shop.tell(there);
	expect((await shop.order(ours.id)).tenders).toMatchObject([{ captured: 5600 }]);
});

/** Staff cancel here and owe the money, the store is told, and then they take all of it back. */
async function undone(there: StoreOrder, asked: Units) {
	const ours = await shop.bring(there);
	const { id } = await shop.file(ours, asked, { when: 'later' });
	await shop.pass(11);
	await undo(shop.staff('manager'), { id, answers: [] });
	for (let time = 0; time < 3; time++) await shop.pass(11);
	return shop.tell(there);
}

it('raises lines again when a part is undone, to the cent', async () => {
	const there = shop.store.place(GOODS, { taxRate: 7 });
	const paid = totalOf(there);
	await undone(there, [['DESK', 2]]);
	expect([left(there), totalOf(there)]).toEqual([ALL, paid]);
});

it('puts a removed line before a person when it is to come back, since the store can’t', async () => {
	const ours = await undone(shop.store.place(GOODS), [['LAMP', 1]]);
	expect(await shop.tasksOf(ours)).toMatchObject([
		{ kind: 'channel_refused', facts: { code: 'line_removed', order: expect.any(String) } }
	]);
});
