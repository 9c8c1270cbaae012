import { afterAll, beforeAll, expect, it } from 'vitest';
import { and, eq } from 'drizzle-orm';
import { lookAtUndo } from '../../../../src/lib/modules/cancellations/actions/look/look-undo.server';
import { request } from '../../../../src/lib/modules/cancellations/actions/request/request.server';
import { cancellations } from '../../../../src/lib/modules/cancellations/tables.server';
import { channelNotices } from '../../../../src/lib/modules/channels/messages.tables.server';
import { openConnection } from '../../../../src/lib/modules/channels/connectors/open.server';
import { tasks } from '../../../../src/lib/modules/orders/tables.server';
import { chooseFor } from '../../../../src/lib/wiring/channels/replay.server';
import { shopOnShopify, type ShopOnShopify } from '../../../support/shopify/shop';
import type { StoreOrder } from '../../../support/shopify/store';

let shop: ShopOnShopify;
beforeAll(async () => {
	shop = await shopOnShopify();
});
afterAll(() => shop.close());

const GOODS = [{ sku: 'DESK', quantity: 3, price: 1200 }];
const casesOf = (orderId: string) => shop.db.select().from(cancellations).where(eq(cancellations.orderId, orderId));
const tasksOf = (orderId: string, kind: 'channel_conflict' | 'channel_units_back') =>
	shop.db
		.select()
		.from(tasks)
		.where(and(eq(tasks.orderId, orderId), eq(tasks.kind, kind)));

/** Somebody in the store takes units off an order there, and gives money back or not. */
function takeOff(there: StoreOrder, quantity: number, money = 0): void {
	for (const line of there.lines) line.current -= quantity;
	if (money === 0) return;
	const [sale] = there.transactions;
	const id = `${there.id}${there.transactions.length}`;
	there.transactions.push({ id, kind: 'REFUND', status: 'SUCCESS', amount: money, parent: sale?.id ?? null });
	there.refunds.push({ id: `9${id}`, note: 'by hand', lines: [], transactions: [id] });
}

const hear = async (topic: string, there: StoreOrder, id?: string) => {
	const news = await shop.hear(topic, there, id);
	await shop.settle();
	return news;
};

it('files what was taken off and refunded there, and sends nothing a second time', async () => {
	const there = shop.store.place(GOODS);
	const ours = await shop.bring(there);
	takeOff(there, 1, 1200);
	await hear('orders/edited', there);
	await shop.pass(11);
	await shop.pass(1);
	const [it, ...more] = await casesOf(ours.id);
	expect(it).toMatchObject({ origin: 'channel', state: 'canceled', dueMinor: 1200, refundedMinor: 1200 });
	expect(more).toEqual([]);
	expect(there.transactions.filter(({ kind }) => kind === 'REFUND')).toHaveLength(1);
	expect(there.lines.map(({ current }) => current)).toEqual([2]);
});

it('hears the same five times, late and after it has changed on, and keeps one truth', async () => {
	const there = shop.store.place(GOODS);
	const ours = await shop.bring(there);
	takeOff(there, 1, 1200);
	for (let time = 0; time < 5; time++) await hear('orders/updated', there, `same-${there.id}`);
	takeOff(there, 1, 1200);
	await hear('refunds/create', there);
	await hear('orders/updated', there, `late-${there.id}`);
	await shop.pass(11);
	expect((await shop.order(ours.id)).lines[0]?.units).toMatchObject({ open: 1, canceled: 2 });
	const [told] = await shop.db
		.select()
		.from(channelNotices)
		.where(eq(channelNotices.eventId, `same-${there.id}`));
	expect(told?.told).toBe(5);
});

it('finds by itself what no webhook told of', async () => {
	const there = shop.store.place(GOODS);
	const ours = await shop.bring(there);
	takeOff(there, 2, 2400);
	there.updatedAt = '2026-03-09T10:00:00';
	await shop.pass(61);
	expect((await shop.order(ours.id)).lines[0]?.units).toMatchObject({ open: 1, canceled: 2 });
});

it('takes the same cancellation made at both ends for one', async () => {
	const there = shop.store.place(GOODS);
	const ours = await shop.bring(there);
	await request(shop.staff('manager'), { order: ours.id, items: shop.itemsOf(ours, [['DESK', 3]]) });
	there.cancelledAt = '2026-03-02T10:00:00Z';
	takeOff(there, 3, 3600);
	await hear('orders/cancelled', there);
	await shop.pass(11);
	await shop.pass(1);
	const all = await casesOf(ours.id);
	expect(all.map(({ state, refundedMinor }) => [state, refundedMinor])).toEqual([['canceled', 3600]]);
	expect(there.transactions.filter(({ kind }) => kind === 'REFUND')).toHaveLength(1);
});

it('accepts a request whose units somebody took off there', async () => {
	const there = shop.store.place(GOODS);
	const ours = await shop.bring(there);
	const { id } = await shop.ask(ours, [['DESK', 2]]);
	takeOff(there, 2);
	await hear('orders/edited', there);
	await shop.pass(11);
	await shop.pass(1);
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2400 });
	expect(there.lines.map(({ current }) => current)).toEqual([1]);
});

it('puts units that are packed here before a person, once, and lets them ship when told so', async () => {
	const there = shop.store.place(GOODS);
	const ours = await shop.bring(there);
	await shop.db.execute(`update line_items set open = 0, fulfilling = 3 where order_id = '${ours.id}'`);
	takeOff(there, 1);
	await hear('orders/edited', there);
	await hear('orders/updated', there);
	const [task, ...more] = await tasksOf(ours.id, 'channel_conflict');
	expect([task?.state, more.length, await casesOf(ours.id)]).toEqual(['open', 0, []]);
	await chooseFor(shop.staff('agent'), { task: task?.id ?? '', choice: 'keep_here' });
	await shop.db.execute(`update line_items set open = 3, fulfilling = 0 where order_id = '${ours.id}'`);
	takeOff(there, 1);
	await hear('orders/edited', there);
	expect((await shop.order(ours.id)).lines[0]?.units).toMatchObject({ open: 2, canceled: 1 });
});

it('tells a person when units come back there, and takes them off again when told so', async () => {
	const there = shop.store.place(GOODS);
	const ours = await shop.bring(there);
	takeOff(there, 1);
	await hear('orders/edited', there);
	takeOff(there, -1);
	await hear('orders/edited', there);
	const [task, ...more] = await tasksOf(ours.id, 'channel_units_back');
	expect(more).toEqual([]);
	const choosing = { task: task?.id ?? '', choice: 'take_off_again' } as const;
	await expect(chooseFor(shop.staff('agent'), { ...choosing, choice: 'keep_here' })).rejects.toMatchObject({
		code: 'task.choice_unknown'
	});
	await chooseFor(shop.staff('agent'), choosing);
	await shop.settle();
	expect(there.lines.map(({ current }) => current)).toEqual([2]);
	await expect(chooseFor(shop.staff('agent'), choosing)).rejects.toMatchObject({ code: 'task.done_already' });
	expect((await casesOf(ours.id)).length).toBe(1);
});

it.each([
	['KRW', 0, 31000],
	['KWD', 3, 4125]
])('keeps step in %s, which has %i decimals', async (currency, digits, price) => {
	const there = shop.store.place([{ sku: 'DESK', quantity: 2, price }], { currency, digits });
	const ours = await shop.bring(there);
	expect(ours).toMatchObject({ currency, total: 2 * price });
	takeOff(there, 1, price);
	await hear('refunds/create', there);
	await shop.pass(11);
	expect((await casesOf(ours.id)).map(({ state, refundedMinor }) => [state, refundedMinor])).toEqual([
		['canceled', price]
	]);
});

it('believes no webhook signed with another secret, and keeps nothing of it', async () => {
	const there = shop.store.place(GOODS);
	const { headers } = shop.store.webhook('orders/create', there);
	const { hearChannel } = await import('../../../../src/lib/wiring/channels/hear.server');
	const forged = { channel: 'shopify', id: shop.connection, rawBody: `{"id":${there.id}} `, headers };
	await expect(hearChannel(shop.ctx(), forged)).rejects.toMatchObject({ code: 'webhook.signature_wrong' });
	expect(await shop.link(there)).toBeUndefined();
});

it('says so of an order that is not there', async () => {
	const gone = shop.store.place(GOODS);
	shop.store.orders.delete(gone.id);
	await hear('orders/updated', gone);
	expect(await shop.link(gone)).toMatchObject({ orderId: null, failure: 'order_gone' });
});

it('reads orders to their end, however long they are', async () => {
	const there = shop.store.place(Array.from({ length: 60 }, (_, at) => ({ sku: `S${at}`, quantity: 40, price: 100 })));
	for (let at = 0; at < 55; at++) takeOff(there, 0, 10);
	const [last] = there.refunds.slice(-1);
	last?.lines.push(...there.lines.map(({ id: line }) => ({ line, quantity: 1, restockType: 'RETURN' })));
	for (const line of there.lines) Object.assign(line, { current: 38, fulfilled: 2 });
	const { api } = await openConnection(shop.ctx(), shop.connection);
	const read = await api.readOrder(there.id);
	expect(read?.lines.map(({ shipped, removed }) => [shipped, removed])).toEqual(there.lines.map(() => [2, 1]));
	expect(read?.money.map(({ movements }) => movements.length)).toEqual([55]);
});

it('lets nobody undo what Shopify has canceled, and says why', async () => {
	const there = shop.store.place(GOODS);
	const ours = await shop.bring(there);
	const items = shop.itemsOf(ours, [['DESK', 1]]);
	const { number } = await request(shop.staff('manager'), { order: ours.id, items });
	const facts = async () => (await lookAtUndo(shop.staff('manager'), number)).facts;
	expect(await facts()).toMatchObject({ channelTold: false });
	await shop.pass(11);
	expect(await facts()).toMatchObject({ channelTold: true });
});
