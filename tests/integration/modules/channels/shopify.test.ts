import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerSupplier } from '../../../../src/lib/modules/cancellations/actions/decide/supplier-answer.server';
import { lookAtDesk } from '../../../../src/lib/modules/cancellations/actions/look/look-desk.server';
import { ownOrder } from '../../../../src/lib/modules/cancellations/shopper/order/own-order.server';
import { lookAtUndo } from '../../../../src/lib/modules/cancellations/actions/look/look-undo.server';
import { askFix, lookReconciliation } from '../../../../src/lib/modules/cancellations/actions/money/reconcile.server';
import { drop } from '../../../../src/lib/modules/cancellations/actions/request/drop.server';
import { historyOf } from '../../../../src/lib/modules/cancellations/repository/history.server';
import { openConnection } from '../../../../src/lib/modules/channels/connectors/open.server';
import { getConnection } from '../../../../src/lib/modules/channels/repository/connections.server';
import { mailsOfCase } from '../../../../src/lib/modules/notifications/repository/mails.server';
import { tasks } from '../../../../src/lib/modules/orders/tables.server';
import { supplierItems, supplierOrders, suppliers } from '../../../../src/lib/modules/suppliers/tables.server';
import { changeConnected, connect, testConnection } from '../../../../src/lib/wiring/channels/connections.server';
import { removeConnection } from '../../../../src/lib/wiring/channels/remove.server';
import { chooseFor } from '../../../../src/lib/wiring/channels/replay.server';
import { drift, driftOn } from '../../../support/drift';
import { startShopify, type ShopifyFake } from '../../../support/shopify/fake';
import type { StoreOrder } from '../../../support/shopify/store';
import { GOODS, shopOn, type ShopOn } from '../../../support/stores/shop';

/** What is Shopify's own; what every store must do stands in contract/. */
let shop: ShopOn<ShopifyFake>;
beforeAll(async () => {
	shop = await shopOn(startShopify);
});
afterAll(() => shop.close());

const DESKS = [{ sku: 'DESK', quantity: 3, price: 1200 }];
const brought = async (goods: typeof DESKS = DESKS, change: (there: StoreOrder) => void = () => {}) => {
	const there = shop.store.place(goods);
	change(there);
	return { there, ours: await shop.bring(there) };
};
const leftOf = (there: StoreOrder) => shop.store.at(there).left();
const packing = (requestStatus: string) => (there: StoreOrder) =>
	void there.fulfillmentOrders.push({ id: `7${there.id}`, status: 'IN_PROGRESS', requestStatus });

it('takes in what was charged beside goods and shipping as a fee, and gives it back with the last of them', async () => {
	const CHARGED = [
		[{ duties: 700 }, 700],
		[{ duties: 700, fees: 250, tip: 400 }, 1350],
		[{ tip: 400, rounding: 2 }, 402]
	] as const;
	for (const [beside, fee] of CHARGED) {
		const there = shop.store.place(DESKS, { shipping: 500, beside });
		const ours = await shop.bring(there);
		expect(ours).toMatchObject({ total: 4100 + fee });
		expect(ours.charges.map(({ kind, amount }) => [kind, amount])).toEqual([
			['shipping', 500],
			['fee', fee]
		]);
		await shop.cancel(ours, [['DESK', 1]]);
		await shop.cancel(ours, [['DESK', 2]]);
		expect(shop.store.at(there).refunds()).toEqual([1200, 2900 + fee]);
	}
});

it('takes in a tip once that stands among its lines, and duties that stand in its prices', async () => {
	const there = shop.store.place(DESKS);
	Object.assign(there, { inPrices: { duties: 300, tip: 1200 } });
	expect(await shop.bring(there)).toMatchObject({ total: 3600, charges: [] });
});

it('leaves it to the store to tell what it tells, and says so', async () => {
	const { ours } = await brought();
	const id = await shop.cancel(ours, [['DESK', 1]]);
	await shop.pass(1);
	const told = (await mailsOfCase(shop.db, id)).map(({ template, state }) => [template, state]);
	expect(told).toEqual([
		['accepted', 'suppressed'],
		['canceled', 'sent']
	]);
	const left = (await historyOf(shop.db, id)).filter(({ name }) => name === 'mail.left_to_store');
	expect(left.map(({ data }) => data)).toEqual([{ message: 'accepted', store: 'Our store' }]);
});

it('asks after the job that cancels an order until it is done, and begins no second one', async () => {
	const { there, ours } = await brought();
	shop.store.jobPolls = 3;
	await shop.cancel(ours, [['DESK', 3]]);
	for (let time = 0; time < 3; time++) await shop.pass(1);
	shop.store.jobPolls = 1;
	expect(shop.store.writes(there).toSorted()).toEqual(['cancelOrder', 'closeOrder', 'createRefund']);
	expect([there.cancelledAt === null, there.closed]).toEqual([false, true]);
});

it('puts it before a person where that job ends and the order is not canceled', async () => {
	const { there, ours } = await brought();
	shop.store.failJobs = true;
	await shop.cancel(ours, [['DESK', 3]]);
	for (let time = 0; time < 3; time++) await shop.pass(1);
	shop.store.failJobs = false;
	expect(leftOf(there)).toEqual({ DESK: 3 });
	expect(await shop.tasksOf(ours)).toMatchObject([{ kind: 'channel_refused', facts: { code: 'cancel_failed' } }]);
});

it('takes an authorization that ran out for released: a person is told, and a cancellation ends', async () => {
	for (const heard of [false, true]) {
		const there = shop.store.place(DESKS, { authorized: true });
		const ours = await shop.bring(there);
		there.expired = true;
		if (heard) await shop.tell(there);
		const gone = await shop.db.select().from(tasks).where(eq(tasks.orderId, ours.id));
		expect(gone.map(({ kind }) => kind)).toEqual(heard ? ['authorization_gone'] : []);
		const id = await shop.cancel(ours, [['DESK', 3]]);
		for (let time = 0; time < 2; time++) await shop.tell(there);
		expect((await shop.see(id)).refunds).toMatchObject([{ kind: 'void', state: 'succeeded', amount: 3600 }]);
		expect([(await shop.see(id)).state, await drift(shop, ours.id)]).toEqual(['canceled', []]);
	}
});

it('releases no authorization for a part of it: the rest is still to be captured', async () => {
	const there = shop.store.place(DESKS, { authorized: true });
	const ours = await shop.bring(there);
	const id = await shop.cancel(ours, [['DESK', 1]]);
	expect((await shop.see(id)).refunds).toMatchObject([{ kind: 'void', state: 'failed', amount: 1200 }]);
	expect([leftOf(there), there.transactions.map(({ kind }) => kind)]).toEqual([{ DESK: 2 }, ['AUTHORIZATION']]);
});

it('waits where it says by HTTP 429 that we are too fast', async () => {
	const { there, ours } = await brought();
	shop.store.faults.push({ status: 429, on: /readOrder/ }, { status: 429, on: /setQuantity/ });
	await shop.cancel(ours, [['DESK', 1]]);
	await shop.catchUp();
	expect([shop.store.faults, leftOf(there)]).toEqual([[], { DESK: 2 }]);
});

it('asks whoever packs there to stop first, and puts a no before a person', async () => {
	const { there, ours } = await brought(DESKS, packing('ACCEPTED'));
	const { number } = await shop.see(await shop.cancel(ours, [['DESK', 1]]));
	const stops = async () => (await lookAtDesk(shop.staff('agent'), number)).stop.facts.at(-1);
	const [asked] = there.fulfillmentOrders;
	expect(await stops()).toMatchObject({ source: 'store', about: 'Our store', finding: 'asked', at: shop.ctx().now });
	expect([asked?.requestStatus, leftOf(there)]).toEqual(['CANCELLATION_REQUESTED', { DESK: 3 }]);
	if (asked) asked.requestStatus = 'CANCELLATION_REJECTED';
	await shop.deliver(shop.store.webhook('fulfillment_orders/cancellation_request_rejected', there));
	await shop.settle();
	const told = await shop.tasksOf(ours);
	expect(told).toMatchObject([{ kind: 'channel_refused', facts: { code: 'fulfillment_refused' } }]);
	expect(await stops()).toMatchObject({ source: 'store', finding: 'refused', verdict: 'no' });
	expect((await ownOrder(shop.staff('agent'), { order: ours.id })).stop).toContain('did not agree to stop');
	if (asked) asked.requestStatus = 'CANCELLATION_ACCEPTED';
	await chooseFor(shop.staff('agent'), { task: told[0]?.id ?? '', choice: 'try_again' });
	await shop.settle();
	expect([leftOf(there), (await shop.tasksOf(ours)).map(({ state }) => state)]).toEqual([{ DESK: 2 }, ['done']]);
	expect(await stops()).toMatchObject({ source: 'store', finding: 'stopped', stale: false });
});

it('asks whoever packs there to stop though the policy has the store told later; an undo is too late then', async () => {
	await shop.db.insert(suppliers).values({ id: 'sup_maker', name: 'Maker', kind: 'manual' });
	await shop.db.insert(supplierItems).values({ sku: 'SHELF', supplierId: 'sup_maker' });
	await shop.policy({ channel_after: 'supplier_answer' });
	const { there, ours } = await brought([{ sku: 'SHELF', quantity: 2, price: 900 }], packing('ACCEPTED'));
	await shop.db.update(supplierOrders).set({ state: 'placed' });
	const id = await shop.cancel(ours, [['SHELF', 1]]);
	await shop.policy({ channel_after: 'grace' });
	const [asked] = there.fulfillmentOrders;
	expect([asked?.requestStatus, leftOf(there)]).toEqual(['CANCELLATION_REQUESTED', { SHELF: 2 }]);
	const { number, supplier } = await shop.see(id);
	expect((await lookAtUndo(shop.staff('manager'), number)).facts).toMatchObject({ channelTold: true });
	if (asked) asked.requestStatus = 'CANCELLATION_ACCEPTED';
	await shop.pass(6);
	expect(leftOf(there)).toEqual({ SHELF: 2 });
	const said = { supplier_cancellation: supplier[0]?.id ?? '', answer: 'approved', note: '' } as const;
	await answerSupplier(shop.staff('agent'), { id, ...said });
	await shop.settle();
	expect(leftOf(there)).toEqual({ SHELF: 1 });
});

it('leaves it as it is there when a person says so, and tells the customer itself then', async () => {
	const { there, ours } = await brought(DESKS, packing('CANCELLATION_REJECTED'));
	const id = await shop.cancel(ours, [['DESK', 1]]);
	const [task] = await shop.tasksOf(ours);
	await chooseFor(shop.staff('agent'), { task: task?.id ?? '', choice: 'leave_there' });
	await shop.pass(61);
	expect([leftOf(there), (await shop.tasksOf(ours)).map(({ state }) => state)]).toEqual([{ DESK: 3 }, ['done']]);
	const mails = (await mailsOfCase(shop.db, id)).map(({ template, state }) => [template, state]);
	expect(mails).toContainEqual(['accepted', 'sent']);
});

it('has a person put back there what left its case after it was sent, until it is there again', async () => {
	const { there, ours } = await brought();
	const { id } = await shop.file(ours, [['DESK', 2]], { when: 'later' });
	await shop.pass(11);
	expect(leftOf(there)).toEqual({ DESK: 1 });
	const items = ours.lines.map((line) => ({ line_item: line.id, quantity: 1 }));
	await drop(shop.staff('manager'), { id, items, reason: 'already in the van' });
	await shop.settle();
	expect(await shop.tasksOf(ours)).toMatchObject([{ kind: 'channel_put_back', state: 'open', facts: { quantity: 1 } }]);
	shop.store.at(there).setQuantity('DESK', 2);
	await shop.tell(there);
	expect(await shop.tasksOf(ours)).toMatchObject([{ kind: 'channel_put_back', state: 'done' }]);
});

it('puts units that are packed here before a person, once, and lets them ship when told so', async () => {
	const { there, ours } = await brought();
	await shop.db.execute(`update line_items set open = 0, fulfilling = 3 where order_id = '${ours.id}'`);
	shop.store.at(there).setQuantity('DESK', 2);
	for (let told = 0; told < 2; told++) await shop.tell(there);
	const [task, ...more] = await shop.tasksOf(ours);
	expect([task?.kind, task?.state, more, await shop.casesOf(ours)]).toEqual(['channel_conflict', 'open', [], []]);
	await chooseFor(shop.staff('agent'), { task: task?.id ?? '', choice: 'keep_here' });
	await shop.db.execute(`update line_items set open = 3, fulfilling = 0 where order_id = '${ours.id}'`);
	shop.store.at(there).setQuantity('DESK', 1);
	expect((await shop.tell(there)).lines[0]?.units).toMatchObject({ open: 2, canceled: 1 });
});

it('takes units that came back there off again when a person says so', async () => {
	const { there, ours } = await brought();
	for (const quantity of [2, 3]) {
		shop.store.at(there).setQuantity('DESK', quantity);
		await shop.tell(there);
	}
	const [task] = await shop.tasksOf(ours);
	const choosing = { task: task?.id ?? '', choice: 'take_off_again' } as const;
	await expect(chooseFor(shop.staff('agent'), { ...choosing, choice: 'keep_here' })).rejects.toMatchObject({
		code: 'task.choice_unknown'
	});
	await chooseFor(shop.staff('agent'), choosing);
	await shop.settle();
	expect(leftOf(there)).toEqual({ DESK: 2 });
	await expect(chooseFor(shop.staff('agent'), choosing)).rejects.toMatchObject({ code: 'task.done_already' });
	expect(await shop.casesOf(ours)).toHaveLength(1);
});

it('reads orders to their end, however long they are', async () => {
	const goods = Array.from({ length: 60 }, (_, at) => ({ sku: `S${at}`, quantity: 40, price: 100 }));
	const there = shop.store.place(goods);
	for (let at = 0; at < 55; at++) shop.store.at(there).refund(10);
	const [last] = there.refunds.slice(-1);
	last?.lines.push(...there.lines.map(({ id: line }) => ({ line, quantity: 1, restockType: 'RETURN' })));
	for (const line of there.lines) Object.assign(line, { current: 38, fulfilled: 2 });
	const { api } = await openConnection(shop.ctx(), shop.connection);
	const read = await api.readOrder(there.id);
	expect(read?.lines.map(({ shipped, removed }) => [shipped, removed])).toEqual(there.lines.map(() => [2, 1]));
	expect(read?.money.map(({ movements }) => movements.length)).toEqual([55]);
});

async function fixed(order: string) {
	const [found] = await driftOn(shop, order);
	await askFix(shop.staff('manager'), { difference: found?.difference.id ?? '' });
	await shop.settle();
	await shop.pass(11);
	await shop.pass(1);
	return (await lookReconciliation(shop.staff('finance'))).settled[0]?.difference;
}

it('is compared: what it refused is sent again', async () => {
	const { there, ours } = await brought(DESKS, packing('CANCELLATION_REJECTED'));
	await shop.cancel(ours, [['DESK', 1]]);
	expect(await drift(shop, ours.id)).toMatchObject([{ difference: { kind: 'units', oursUnits: 1, platformUnits: 0 } }]);
	there.fulfillmentOrders.splice(0);
	expect(await fixed(ours.id)).toMatchObject({ outcome: 'pushed' });
	expect([leftOf(there), await drift(shop, ours.id)]).toEqual([{ DESK: 2 }, []]);
});

it('is compared: a case is opened again whose refund is not there', async () => {
	const { there, ours } = await brought();
	const id = await shop.cancel(ours, [['DESK', 1]]);
	there.transactions.splice(1);
	there.refunds.splice(0);
	expect(await drift(shop, ours.id)).toMatchObject([
		{
			store: 'Our store',
			difference: { kind: 'missing_there', gateway: 'channel', oursMinor: 1200, platformMinor: null, theirsMinor: null }
		}
	]);
	expect(await fixed(ours.id)).toMatchObject({ outcome: 'failed' });
	expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunded: 0 });
});

it('is compared: an order that is still open there is put away again', async () => {
	const { there, ours } = await brought();
	await shop.cancel(ours, [['DESK', 3]]);
	await shop.pass(1);
	there.closed = false;
	expect(await drift(shop, ours.id)).toMatchObject([
		{ difference: { kind: 'state', oursState: 'closed', platformState: 'open' } }
	]);
	expect(await fixed(ours.id)).toMatchObject({ outcome: 'pushed' });
	expect(there.closed).toBe(true);
});

it('is renamed without its keys, and removed once nothing of its orders is open', async () => {
	const { url: base_url, credentials } = shop.store;
	const input = { kind: 'shopify', role: 'buyer', base_url, credentials } as const;
	const id = await connect(shop.owner(), { ...input, name: 'Second' });
	await changeConnected(shop.owner(), { id, name: 'Third', base_url, credentials: {} });
	await testConnection(shop.owner(), { id });
	expect(await getConnection(shop.db, id)).toMatchObject({ name: 'Third', shownName: 'Fake store' });
	await expect(removeConnection(shop.staff('manager'), { id })).rejects.toMatchObject({ code: 'auth.forbidden' });
	await removeConnection(shop.owner(), { id });
	await expect(getConnection(shop.db, id)).rejects.toMatchObject({ code: 'connection.not_found' });
	await shop.ask((await shop.placed(GOODS)).ours, [['DESK', 1]]);
	await expect(removeConnection(shop.owner(), { id: shop.connection })).rejects.toMatchObject({
		code: 'connection.has_open_cases'
	});
});
