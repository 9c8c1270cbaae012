import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drop } from '../../../../src/lib/modules/cancellations/actions/request/drop.server';
import { request } from '../../../../src/lib/modules/cancellations/actions/request/request.server';
import { historyOf } from '../../../../src/lib/modules/cancellations/repository/history.server';
import { mailsOfCase } from '../../../../src/lib/modules/notifications/repository/mails.server';
import { getConnection } from '../../../../src/lib/modules/channels/repository/connections.server';
import { tasks } from '../../../../src/lib/modules/orders/tables.server';
import { changeConnected, connect, testConnection } from '../../../../src/lib/wiring/channels/connections.server';
import { removeConnection } from '../../../../src/lib/wiring/channels/remove.server';
import { chooseFor } from '../../../../src/lib/wiring/channels/replay.server';
import { shopOnShopify, type ShopOnShopify } from '../../../support/shopify/shop';
import type { StoreOrder } from '../../../support/shopify/store';

let shop: ShopOnShopify;
beforeAll(async () => {
	shop = await shopOnShopify();
});
afterAll(() => shop.close());

const GOODS = [
	{ sku: 'DESK', quantity: 3, price: 1200 },
	{ sku: 'LAMP', quantity: 1, price: 2000 }
];

type Ours = Awaited<ReturnType<ShopOnShopify['bring']>>;

const tasksOf = (orderId: string) => shop.db.select().from(tasks).where(eq(tasks.orderId, orderId));

/** Staff cancel here, and the grace passes. */
async function cancel(order: Ours, asked: Parameters<ShopOnShopify['itemsOf']>[1]) {
	const { id } = await request(shop.staff('manager'), { order: order.id, items: shop.itemsOf(order, asked) });
	await shop.pass(11);
	await shop.pass(1);
	return id;
}

const left = (there: StoreOrder) => there.lines.map(({ current }) => current);
const refunded = (there: StoreOrder) =>
	there.transactions.filter(({ kind }) => kind === 'REFUND').reduce((all, { amount }) => all + amount, 0);

it('takes in an order with its lines, its shipping and its payment', async () => {
	const ours = await shop.bring(shop.store.place(GOODS, { shipping: 500 }));
	expect(ours).toMatchObject({ channel: 'shopify', currency: 'USD', total: 6100, email: 'ada@example.com' });
	expect(ours.lines.map(({ sku, quantity, paid }) => [sku, quantity, paid])).toEqual([
		['DESK', 3, 3600],
		['LAMP', 1, 2000]
	]);
	expect(ours.tenders).toMatchObject([{ gateway: 'channel', captured: 6100, automatic: true }]);
});

it('cancels all of it there, gives the money back by a refund, and puts the order away', async () => {
	const there = shop.store.place(GOODS, { shipping: 500 });
	const ours = await shop.bring(there);
	const id = await cancel(ours, [
		['DESK', 3],
		['LAMP', 1]
	]);
	expect(left(there)).toEqual([0, 0]);
	expect(there.cancelledAt).not.toBeNull();
	expect(refunded(there)).toBe(6100);
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 6100 });
	expect(there.closed).toBe(true);
});

it('leaves it to the store to tell what it tells, and says so', async () => {
	const ours = await shop.bring(shop.store.place(GOODS));
	const id = await cancel(ours, [['DESK', 1]]);
	const told = (await mailsOfCase(shop.db, id)).map(({ template, state }) => [template, state]);
	expect(told).toEqual([
		['accepted', 'suppressed'],
		['canceled', 'sent']
	]);
	const left = (await historyOf(shop.db, id)).filter(({ name }) => name === 'mail.left_to_store');
	expect(left.map(({ data }) => data)).toEqual([{ message: 'accepted', store: 'Fake store' }]);
});

it('takes off three parts one after the other, the last by canceling what is left', async () => {
	const there = shop.store.place([{ sku: 'DESK', quantity: 3, price: 1200 }]);
	const ours = await shop.bring(there);
	for (const rest of [2, 1, 0]) {
		await cancel(ours, [['DESK', 1]]);
		expect(left(there)).toEqual([rest]);
	}
	expect([refunded(there), there.cancelledAt === null, there.closed]).toEqual([3600, false, true]);
	await shop.hear('orders/updated', there);
	await shop.settle();
	expect((await shop.order(ours.id)).lines[0]?.units).toMatchObject({ canceled: 3 });
});

it.each([
	['a lost answer to the edit', { on: 'commitEdit', does: true, silent: true }],
	['a lost answer to the refund', { on: 'createRefund', does: true, silent: true }],
	['a server error', { on: 'commitEdit', status: 502 }],
	['throttling by HTTP 200', { on: 'beginEdit', throttled: true }],
	['throttling by HTTP 429', { on: 'readOrder', status: 429 }]
])('ends in the same after %s', async (_what, fault) => {
	const there = shop.store.place([{ sku: 'DESK', quantity: 3, price: 1200 }]);
	const ours = await shop.bring(there);
	shop.store.faults.push(fault);
	const id = await cancel(ours, [['DESK', 1]]);
	await shop.pass(61);
	await shop.db.execute(`update pgboss.job set start_after = now() where state = 'retry'`);
	await shop.pass(61);
	expect([left(there), refunded(there)]).toEqual([[2], 1200]);
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 1200 });
	expect(shop.store.faults).toEqual([]);
});

it('asks whoever packs there to stop first, and puts a no before a person', async () => {
	const there = shop.store.place([{ sku: 'DESK', quantity: 2, price: 1200 }]);
	there.fulfillmentOrders.push({ id: `7${there.id}`, status: 'IN_PROGRESS', requestStatus: 'ACCEPTED' });
	const ours = await shop.bring(there);
	await cancel(ours, [['DESK', 1]]);
	const [asked] = there.fulfillmentOrders;
	expect([asked?.requestStatus, left(there)]).toEqual(['CANCELLATION_REQUESTED', [2]]);
	if (asked) asked.requestStatus = 'CANCELLATION_REJECTED';
	await shop.hear('fulfillment_orders/cancellation_request_rejected', there);
	await shop.settle();
	const told = await tasksOf(ours.id);
	expect(told).toMatchObject([{ kind: 'channel_refused', facts: { code: 'fulfillment_refused' } }]);
	if (asked) asked.requestStatus = 'CANCELLATION_ACCEPTED';
	await chooseFor(shop.staff('agent'), { task: told[0]?.id ?? '', choice: 'try_again' });
	await shop.settle();
	expect([left(there), (await tasksOf(ours.id)).map(({ state }) => state)]).toEqual([[1], ['done']]);
});

it('leaves it as it is there when a person says so, and tells the customer itself then', async () => {
	const there = shop.store.place([{ sku: 'DESK', quantity: 2, price: 1200 }]);
	there.fulfillmentOrders.push({ id: `7${there.id}`, status: 'IN_PROGRESS', requestStatus: 'CANCELLATION_REJECTED' });
	const ours = await shop.bring(there);
	const id = await cancel(ours, [['DESK', 1]]);
	const [task] = await tasksOf(ours.id);
	await chooseFor(shop.staff('agent'), { task: task?.id ?? '', choice: 'leave_there' });
	await shop.pass(61);
	expect([left(there), (await tasksOf(ours.id)).map(({ state }) => state)]).toEqual([[2], ['done']]);
	const mails = (await mailsOfCase(shop.db, id)).map(({ template, state }) => [template, state]);
	expect(mails).toContainEqual(['accepted', 'sent']);
});

it('has a person put back there what left its case after it was sent, until it is there again', async () => {
	const there = shop.store.place([{ sku: 'DESK', quantity: 3, price: 1200 }]);
	const ours = await shop.bring(there);
	const items = shop.itemsOf(ours, [['DESK', 2]]);
	const { id } = await request(shop.staff('manager'), { order: ours.id, items, when: 'later' });
	await shop.pass(11);
	expect(left(there)).toEqual([1]);
	const gone = items.map(({ line_item }) => ({ line_item, quantity: 1 }));
	await drop(shop.staff('manager'), { id, items: gone, reason: 'already in the van' });
	await shop.settle();
	expect(await tasksOf(ours.id)).toMatchObject([{ kind: 'channel_put_back', state: 'open', facts: { quantity: 1 } }]);
	for (const line of there.lines) line.current = 2;
	await shop.hear('orders/edited', there);
	await shop.settle();
	expect(await tasksOf(ours.id)).toMatchObject([{ kind: 'channel_put_back', state: 'done' }]);
});

it('tells of a key that is worth nothing any more, and catches up once there is another', async () => {
	const there = shop.store.place([{ sku: 'DESK', quantity: 2, price: 1200 }]);
	const ours = await shop.bring(there);
	shop.store.token = 'shpat_new';
	await cancel(ours, [['DESK', 1]]);
	expect(await getConnection(shop.db, shop.connection)).toMatchObject({ trouble: 'unauthorized' });
	shop.store.token = 'shpat_test';
	await shop.pass(61);
	expect(left(there)).toEqual([1]);
	expect(await getConnection(shop.db, shop.connection)).toMatchObject({ trouble: null });
});

it('is renamed without its keys, and removed once nothing of its orders is open', async () => {
	const input = {
		kind: 'shopify',
		role: 'buyer',
		base_url: shop.store.url,
		credentials: shop.store.credentials
	} as const;
	const id = await connect(shop.owner(), { ...input, name: 'Second' });
	await changeConnected(shop.owner(), { id, name: 'Third', base_url: shop.store.url, credentials: {} });
	await testConnection(shop.owner(), { id });
	expect(await getConnection(shop.db, id)).toMatchObject({ name: 'Third', shownName: 'Fake store' });
	await expect(removeConnection(shop.staff('manager'), { id })).rejects.toMatchObject({ code: 'auth.forbidden' });
	await removeConnection(shop.owner(), { id });
	await expect(getConnection(shop.db, id)).rejects.toMatchObject({ code: 'connection.not_found' });
	await shop.ask(await shop.bring(shop.store.place(GOODS)), [['DESK', 1]]);
	await expect(removeConnection(shop.owner(), { id: shop.connection })).rejects.toMatchObject({
		code: 'connection.has_open_cases'
	});
});
