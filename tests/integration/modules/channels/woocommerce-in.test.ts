import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { request } from '../../../../src/lib/modules/cancellations/actions/request/request.server';
import { cancellations } from '../../../../src/lib/modules/cancellations/tables.server';
import { openConnection } from '../../../../src/lib/modules/channels/connectors/open.server';
import { getConnection } from '../../../../src/lib/modules/channels/repository/connections.server';
import { tasks } from '../../../../src/lib/modules/orders/tables.server';
import { shopOnWoo, type ShopOnWoo } from '../../../support/woocommerce/shop';
import { totalOf, type StoreOrder } from '../../../support/woocommerce/store';

let shop: ShopOnWoo;
beforeAll(async () => {
	shop = await shopOnWoo();
});
afterAll(() => shop.close());
beforeEach(() => shop.store.faults.splice(0));

const GOODS = [
	{ sku: 'DESK', quantity: 3, price: 1200 },
	{ sku: 'LAMP', quantity: 1, price: 2000 }
];
const placed = async () => {
	const there = shop.store.place(GOODS);
	return { there, ours: await shop.bring(there) };
};
const canceledOf = async ({ id }: { readonly id: string }) =>
	(await shop.order(id)).lines.map(({ units }) => units.canceled);
const casesOf = ({ id }: { readonly id: string }) => shop.db.$count(cancellations, eq(cancellations.orderId, id));
const tasksOf = async ({ id }: { readonly id: string }) =>
	(await shop.db.select({ kind: tasks.kind }).from(tasks).where(eq(tasks.orderId, id))).map(({ kind }) => kind);
const refunded = ({ refunds }: StoreOrder) => refunds.reduce((all, { amount }) => all + amount, 0);
const countOf = (pattern: RegExp) => shop.store.calls.filter(({ what }) => pattern.test(what)).length;

it('takes a cancellation there for one here, and gives the money back there', async () => {
	const { there, ours } = await placed();
	shop.store.there.enter(there, 'cancelled');
	await shop.tell(there);
	await shop.pass(12);
	expect(await canceledOf(ours)).toEqual([3, 1]);
	expect(refunded(there)).toBe(5600);
	expect(there.status).toBe('refunded'); // with the last cent, whatever it was
	await shop.tell(there);
	expect(await casesOf(ours)).toBe(1);
	expect(await tasksOf(ours)).not.toContain('channel_units_back');
});

it('takes a lowered quantity and a removed line for cancellations, also when told late and in disorder', async () => {
	const { there, ours } = await placed();
	const early = shop.store.webhook('order.updated', there);
	shop.store.there.setQuantity(there, 'DESK', 1);
	const late = shop.store.webhook('order.updated', there);
	await shop.deliver(late);
	await shop.settle();
	await shop.deliver(early);
	await shop.settle();
	expect(await canceledOf(ours)).toEqual([2, 0]);
	shop.store.there.setQuantity(there, 'LAMP', 0);
	await shop.tell(there);
	expect(await canceledOf(ours)).toEqual([2, 1]);
	expect(await casesOf(ours)).toBe(2);
	await shop.pass(12);
	expect(refunded(there)).toBe(4400);
	expect(there.status).toBe('processing');
	expect(totalOf(there)).toBe(5600);
});

it('books a refund there that names units with its money, and gives nothing back again', async () => {
	const { there, ours } = await placed();
	shop.store.there.refund(there, 1200, [['DESK', 1]]);
	await shop.tell(there);
	await shop.pass(12);
	expect(await canceledOf(ours)).toEqual([1, 0]);
	expect(refunded(there)).toBe(1200);
	expect((await shop.order(ours.id)).tenders).toMatchObject([{ captured: 5600, refunded: 1200 }]);
	expect(countOf(new RegExp(`^POST /orders/${there.id}/refunds`))).toBe(0);
});

it('takes a whole refund there before anything was sent for the end of the order', async () => {
	const { there, ours } = await placed();
	shop.store.there.refund(there, 5600);
	expect(there.status).toBe('refunded');
	await shop.tell(there);
	expect(await canceledOf(ours)).toEqual([3, 1]);
	expect((await shop.order(ours.id)).tenders).toMatchObject([{ refunded: 5600 }]);
});

it('takes a refund after the order was sent for a return, and cancels nothing', async () => {
	const { there, ours } = await placed();
	shop.store.there.enter(there, 'completed');
	await shop.tell(there);
	expect((await shop.order(ours.id)).lines.map(({ units }) => units.shipped)).toEqual([3, 1]);
	shop.store.now = '2026-03-02T11:00:00';
	shop.store.there.refund(there, 1200, [['DESK', 1]]);
	await shop.tell(there);
	expect(await canceledOf(ours)).toEqual([0, 0]);
});

it('lets what was sent there before anybody accepted overtake a request for it', async () => {
	const { there, ours } = await placed();
	const items = ours.lines
		.slice(0, 1)
		.map(({ id }) => ({ line_item: id, quantity: 1, reason: 'changed_mind' as const }));
	const { id } = await request(shop.shopper(ours), { order: ours.id, items });
	shop.store.there.enter(there, 'completed');
	await shop.tell(there);
	expect((await shop.order(ours.id)).lines.map(({ units }) => units.shipped)).toEqual([3, 1]);
	expect(await shop.see(id)).toMatchObject({ state: 'rejected' });
	expect(await tasksOf(ours)).not.toContain('channel_shipped');
});

it('takes what a webhook told five times for told once, and tells two orders of one second apart', async () => {
	const { there, ours } = await placed();
	const other = shop.store.place(GOODS);
	shop.store.there.setQuantity(there, 'DESK', 2);
	const told = shop.store.webhook('order.updated', there, 'same-second');
	const news: boolean[] = [];
	for (let time = 0; time < 5; time++) news.push(await shop.deliver(told));
	expect(news).toEqual([true, false, false, false, false]);
	expect(await shop.deliver(shop.store.webhook('order.updated', other, 'same-second'))).toBe(true);
	await shop.settle();
	expect(await canceledOf(ours)).toEqual([1, 0]);
	expect((await shop.oursOf(other)).total).toBe(5600);
});

it('takes units that somebody cancels there while we accept the same for one cancellation', async () => {
	const { there, ours } = await placed();
	await request(shop.staff('manager'), { order: ours.id, items: shop.itemsOf(ours, [['DESK', 2]]) });
	shop.store.there.setQuantity(there, 'DESK', 1);
	await shop.tell(there);
	await shop.pass(12);
	await shop.pass(1);
	await shop.tell(there);
	expect(there.lines.map(({ quantity }) => quantity)).toEqual([1, 1]);
	expect(await canceledOf(ours)).toEqual([2, 0]);
	expect(refunded(there)).toBe(2400);
});

it('has a person look where units come back there', async () => {
	const { there, ours } = await placed();
	shop.store.there.enter(there, 'cancelled');
	await shop.tell(there);
	shop.store.there.enter(there, 'processing');
	await shop.tell(there);
	expect(await tasksOf(ours)).toContain('channel_units_back');
});

it('believes no signature but its own, answers the ping, and finds by asking what nobody told', async () => {
	const { there, ours } = await placed();
	const forged = { ...shop.store.webhook('order.updated', there), rawBody: '{"id":1}' };
	await expect(shop.deliver(forged)).rejects.toMatchObject({ code: 'webhook.signature_wrong' });
	expect(await shop.deliver({ rawBody: 'webhook_id=7', headers: new Headers() })).toBe(false);
	shop.store.there.setQuantity(there, 'DESK', 2);
	there.modifiedAt = '2026-03-02T23:00:00';
	await shop.pass(61);
	expect(await canceledOf(ours)).toEqual([1, 0]);
});

it('says of an order that is not there (any more) that it is not', async () => {
	const there = shop.store.place(GOODS);
	shop.store.orders.delete(there.id);
	await shop.hear('order.deleted', there);
	await shop.settle();
	expect(await shop.link(there)).toMatchObject({ failure: 'order_gone', orderId: null });
});

it('waits as long as it is told to, and then goes on', async () => {
	const { there, ours } = await placed();
	await request(shop.staff('manager'), { order: ours.id, items: shop.itemsOf(ours, [['DESK', 1]]) });
	shop.store.faults.push({ status: 429, retryAfter: 120, on: /GET \/orders/ });
	await shop.pass(11);
	expect(there.lines[0]?.quantity).toBe(3);
	await shop.pass(3);
	expect(there.lines[0]?.quantity).toBe(2);
	for (let minutes = 0; minutes < 4; minutes++) await shop.pass(30);
	expect(refunded(there)).toBe(1200);
});

it.each([
	{ fault: 'broke before it did it', does: false, silent: false },
	{ fault: 'did it and broke', does: true, silent: false },
	{ fault: 'did it and said nothing', does: true, silent: true }
])('writes once, restocks once and pays once where the store $fault', async ({ does, silent }) => {
	const { there, ours } = await placed();
	const desk = there.lines[0]?.product ?? 0;
	shop.store.faults.push({ does, silent, on: /^PUT \/orders/ }, { does, silent, on: /^POST \/orders/ });
	await shop.cancel(ours, [['DESK', 2]]);
	for (let minutes = 0; minutes < 4; minutes++) await shop.pass(30);
	expect(there.lines[0]?.quantity).toBe(1);
	expect(shop.store.faults).toEqual([]);
	expect(there.fees).toHaveLength(1);
	expect(shop.store.shelf.get(desk)).toBe(12);
	expect(refunded(there)).toBe(2400);
	expect(await casesOf(ours)).toBe(1);
});

it('takes its 500 for too much for a no, once and for good', async () => {
	const { there } = await placed();
	const { api } = await openConnection(shop.ctx(), shop.connection);
	there.canRefund = false;
	const ask = { order: String(there.id), payment: 'payment', kind: 'refund', amount: 100, currency: 'USD' } as const;
	expect(await api.pushRefund({ ...ask, key: 'rfd_1', note: '1', held: 5600 })).toMatchObject({
		state: 'failed',
		failure: { code: 'woocommerce_rest_cannot_create_order_refund', retry: 'person' }
	});
	const posts = countOf(/^POST/);
	expect(await api.pushRefund({ ...ask, amount: 5601, key: 'rfd_2', note: '1', held: 5600 })).toMatchObject({
		state: 'failed',
		failure: { code: 'above_refundable' }
	});
	expect(countOf(/^POST/)).toBe(posts);
});

it('shows that its key is worth nothing any more, and goes on with a new one', async () => {
	const { there, ours } = await placed();
	const { keys } = shop.store;
	shop.store.keys = { key: 'ck_other', secret: 'cs_other' };
	shop.store.there.setQuantity(there, 'DESK', 2);
	await shop.tell(there);
	expect(await getConnection(shop.db, shop.connection)).toMatchObject({ trouble: 'unauthorized' });
	shop.store.keys = keys;
	await shop.pass(10);
	expect(await canceledOf(ours)).toEqual([1, 0]);
	expect(await getConnection(shop.db, shop.connection)).toMatchObject({ trouble: null });
});

it('books no payment because somebody adds to a paid order there', async () => {
	const { there, ours } = await placed();
	there.fees.push({ id: 9, name: 'Gift wrap', total: 700, meta: [] });
	await shop.tell(there);
	expect((await shop.order(ours.id)).tenders).toMatchObject([{ captured: 5600 }]);
});
