import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { sendNow } from '../../../../src/lib/modules/cancellations/actions/decide/release.server';
import { readSupplierOrder } from '../../../../src/lib/modules/cancellations/jobs/readings.server';
import { tasks } from '../../../../src/lib/modules/orders/tables.server';
import { setPurchase } from '../../../../src/lib/modules/suppliers/actions/purchases.server';
import { setAliexpress } from '../../../../src/lib/modules/suppliers/kinds/readers.server';
import { recoveries } from '../../../../src/lib/modules/suppliers/recoveries.tables.server';
import { supplierCancellations, supplierOrders, suppliers } from '../../../../src/lib/modules/suppliers/tables.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { startAliexpressDouble } from '../../../support/aliexpress-double';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
let there: Awaited<ReturnType<typeof startAliexpressDouble>>;
beforeAll(async () => {
	[shop, there] = await Promise.all([openShop(), startAliexpressDouble()]);
});
beforeEach(() => {
	setAliexpress(there.settings);
	there.asked.length = 0;
});
afterAll(async () => {
	setAliexpress(undefined);
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await Promise.all([shop.close(), there.close()]);
});

const HOURS = 60;
let made = 0;

/** Two lamps bought on AliExpress for 12.00, under a number there. */
async function bought(status = 'WAIT_SELLER_SEND_GOODS') {
	const name = `Lamp store ${++made}`;
	const order = await shop.place({
		...{ name: 'Ada', discounts: [], charges: [] },
		line_items: [
			{ sku: 'LAMP', title: 'Lamp', quantity: 2, unit_price: 1000, supplier: name, supplier_order: 'placed' }
		],
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 2000 }]
	});
	await shop.db.update(suppliers).set({ kind: 'aliexpress' }).where(eq(suppliers.name, name));
	const number = String(8_100_000_000 + made);
	there.orders.set(number, { status });
	const [row] = await shop.db.select().from(supplierOrders).where(eq(supplierOrders.orderId, order.id));
	const id = row?.id ?? '';
	const cost = { amount: 1200, currency: 'USD' };
	await setPurchase(shop.staff('agent'), id, { state: 'placed', number, cost });
	return { order, id, number, set: (at: Parameters<typeof there.orders.set>[1]) => there.orders.set(number, at) };
}

async function asked({ order }: Awaited<ReturnType<typeof bought>>, quantity = 2) {
	const { id } = await shop.ask(order, [['LAMP', quantity]]);
	await accept(shop.staff('agent'), { id });
	await sendNow(shop.staff('agent'), { id });
	await shop.settle();
	return id;
}
const purchaseOf = async (id: string) =>
	(await shop.db.select().from(supplierOrders).where(eq(supplierOrders.id, id)))[0];
const askOf = async (id: string) =>
	(await shop.db.select().from(supplierCancellations).where(eq(supplierCancellations.cancellationId, id)))[0];
const tasksOf = (orderId: string) => shop.db.select().from(tasks).where(eq(tasks.orderId, orderId));

describe('reading', () => {
	it('says how far an order is, soon after its number is known and every six hours', async () => {
		const one = await bought();
		await shop.settle();
		expect(there.asked).toEqual([one.number]);
		const known = { state: 'placed', outside: 'WAIT_SELLER_SEND_GOODS', stateBy: 'reading' };
		expect(await purchaseOf(one.id)).toMatchObject({ ...known, stateAt: shop.ctx().now });
		await shop.pass(5 * HOURS);
		expect(there.asked).toHaveLength(1);
		one.set({ status: 'WAIT_BUYER_ACCEPT_GOODS', logistics: 'SELLER_SEND_GOODS', parcels: ['CP0'] });
		await shop.pass(HOURS);
		expect(await purchaseOf(one.id)).toMatchObject({ state: 'shipped' });
		await shop.pass(30 * HOURS);
		expect(there.asked).toHaveLength(2);
	});

	it('asks nobody where there are no keys: the task and its link stay as they are', async () => {
		setAliexpress(undefined);
		const one = await bought('IN_CANCEL');
		const id = await asked(one);
		expect(await tasksOf(one.order.id)).toMatchObject([{ kind: 'ask_supplier', state: 'open' }]);
		expect(await purchaseOf(one.id)).toMatchObject({ outside: '', stateBy: 'hand' });
		expect(await askOf(id)).toMatchObject({ state: 'sent' });
		expect(there.asked).toEqual([]);
	});

	it('that fails is tried again, each time later, and says what was said', async () => {
		const one = await bought();
		const faults = [{ code: '27', sub_code: 'IllegalAccessToken' }, { silent: true }, { status: 502 }];
		one.set({ status: 'WAIT_SELLER_SEND_GOODS', faults });
		await shop.settle();
		expect(await purchaseOf(one.id)).toMatchObject({
			readFailures: 1,
			readTrouble: 'IllegalAccessToken',
			stateBy: 'hand'
		});
		await shop.pass(1);
		expect(await purchaseOf(one.id)).toMatchObject({ readFailures: 1 });
		await shop.pass(1);
		expect(await purchaseOf(one.id)).toMatchObject({ readFailures: 2, readTrouble: 'no_answer' });
		await shop.pass(4);
		expect(await purchaseOf(one.id)).toMatchObject({ readFailures: 3, readTrouble: 'no_answer' });
		await shop.pass(8);
		expect(await purchaseOf(one.id)).toMatchObject({ readFailures: 0, readTrouble: null, stateBy: 'reading' });
		there.orders.delete(one.number);
		await shop.pass(6 * HOURS);
		expect(await purchaseOf(one.id)).toMatchObject({ readFailures: 1, readTrouble: '404' });
	});
});

describe('an answer that the order’s status tells', () => {
	it('of yes lets the refund go and is owed the whole cost, read by however many', async () => {
		const one = await bought();
		const id = await asked(one);
		expect(await tasksOf(one.order.id)).toMatchObject([{ kind: 'ask_supplier', state: 'open' }]);
		one.set({ status: 'IN_CANCEL' });
		await shop.pass(15);
		expect(await tasksOf(one.order.id)).toMatchObject([{ kind: 'ask_supplier', state: 'done' }]);
		expect(await askOf(id)).toMatchObject({ state: 'sent' });
		one.set({ status: 'FINISH' });
		await Promise.all(Array.from({ length: 4 }, () => readSupplierOrder.handle(shop.ctx(), { subject: one.id })));
		await shop.settle();
		expect(await askOf(id)).toMatchObject({ state: 'approved', answeredVia: 'reading', answerNote: 'FINISH' });
		expect(await purchaseOf(one.id)).toMatchObject({ state: 'canceled' });
		const seen = await shop.see(id);
		expect(seen).toMatchObject({ state: 'canceled', refunded: 2000 });
		expect(seen.timeline.filter(({ event }) => event === 'supplier.answered')).toHaveLength(1);
		const [owed] = await shop.db
			.select()
			.from(recoveries)
			.where(eq(recoveries.id, (await askOf(id))?.id ?? ''));
		expect(owed).toMatchObject({ expectedMinor: 1200, currency: 'USD' });
	});

	it.each([
		['the seller sends it all the same', { status: 'WAIT_BUYER_ACCEPT_GOODS', parcels: ['CP1'] }],
		['the seller refuses', { status: 'WAIT_SELLER_SEND_GOODS' }],
		['it arrived', { status: 'FINISH', logistics: 'BUYER_ACCEPT_GOODS' }]
	])('of no, where %s, is somebody’s task', async (_, end) => {
		const one = await bought('IN_CANCEL');
		const id = await asked(one);
		one.set(end);
		await shop.pass(15);
		expect(await askOf(id)).toMatchObject({ state: 'declined', answerNote: end.status });
		expect(await tasksOf(one.order.id)).toContainEqual(expect.objectContaining({ kind: 'supplier_declined' }));
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunded: 0 });
	});

	it('about more than was asked leaves the rest to a person, once', async () => {
		const one = await bought();
		await asked(one, 1);
		one.set({ status: 'FINISH' });
		await shop.pass(15);
		await shop.pass(12 * HOURS);
		const left = (await tasksOf(one.order.id)).filter(({ kind }) => kind === 'supplier_canceled');
		expect(left).toMatchObject([{ state: 'open', facts: { items: [{ quantity: 1 }] } }]);
	});
});
