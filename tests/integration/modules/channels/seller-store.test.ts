import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { answerSupplier } from '../../../../src/lib/modules/cancellations/actions/decide/supplier-answer.server';
import { sendNow } from '../../../../src/lib/modules/cancellations/actions/decide/release.server';
import { drop } from '../../../../src/lib/modules/cancellations/actions/request/drop.server';
import { cancellations } from '../../../../src/lib/modules/cancellations/tables.server';
import { findNotice } from '../../../../src/lib/modules/channels/repository/notices.server';
import { changeLink, linksOf, listFailed } from '../../../../src/lib/modules/channels/repository/orders.server';
import { pushesOfCase } from '../../../../src/lib/modules/channels/repository/pushes.server';
import { startBig } from '../../../support/bigcommerce/fake';
import { startShopify } from '../../../support/shopify/fake';
import { channelPushes } from '../../../../src/lib/modules/channels/tables.server';
import { tasks } from '../../../../src/lib/modules/orders/tables.server';
import { connectChannels } from '../../../../src/lib/wiring/channels/channels.server';
import { connect } from '../../../../src/lib/wiring/channels/connections.server';
import { hearChannel } from '../../../../src/lib/wiring/channels/hear.server';
import { supplierNamed } from '../../../../src/lib/modules/suppliers/repository/directory.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { sellAt, type Seller } from '../../../support/sellers';
import { openShop, type Shop } from '../../../support/shop';
import { setReach } from '../../../../src/lib/server/outside';
import { startWoo, type WooFake } from '../../../support/woocommerce/fake';
import type { StoreOrder } from '../../../support/woocommerce/store';

let shop: Shop;
let store: WooFake;
let seller: Seller;
beforeAll(async () => {
	setReach('private');
	connectChannels();
	[shop, store] = await Promise.all([openShop(), startWoo()]);
	seller = await sellAt(shop, store, { kind: 'woocommerce', supplier: 'Northwood', skus: ['DESK'] });
});
beforeEach(() => store.faults.splice(0));
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await Promise.all([shop.close(), store.close()]);
	setReach('public');
});

type Order = Awaited<ReturnType<Shop['place']>>;

/** Three desks of ours, bought for 900 each with 500 of shipping; the lamp is on our own shelf. */
async function bought() {
	const order = await shop.place();
	const there = store.place([{ sku: 'desk', quantity: 3, price: 900 }], { shipping: 500 });
	await seller.buy(order, `#${there.id}`);
	return { order, there };
}
async function cancel(order: Order, quantity: number) {
	const { id } = await shop.ask(order, [['DESK', quantity]]);
	await accept(shop.staff('manager'), { id });
	await sendNow(shop.staff('manager'), { id });
	await shop.settle();
	return id;
}
const tell = async (there: StoreOrder) => {
	await hearChannel(shop.ctx(), {
		channel: 'woocommerce',
		id: seller.connection,
		...store.webhook('order.updated', there)
	});
	await shop.settle();
};
const given = ({ refunds }: StoreOrder) => refunds.reduce((all, { amount }) => all + amount, 0);
const left = ({ lines }: StoreOrder) => lines.map(({ quantity }) => quantity);
const casesOf = ({ id }: Order) => shop.db.select().from(cancellations).where(eq(cancellations.orderId, id));
const tasksOf = async ({ id }: Order) =>
	(
		await shop.db
			.select()
			.from(tasks)
			.where(and(eq(tasks.orderId, id), eq(tasks.state, 'open')))
	).map(({ kind }) => kind);
const answers = async (order: Order) => (await seller.asksOf(order)).map(({ state }) => state);

it('belongs to one supplier, by its name or the connection’s, and only one store does', async () => {
	const input = { kind: 'woocommerce', role: 'seller', name: 'Mill', base_url: store.url } as const;
	const connectAs = (supplier: string) =>
		connect(shop.staff('owner'), { ...input, credentials: { ...store.credentials, supplier } });
	await expect(connectAs('Northwood')).rejects.toMatchObject({ code: 'connection.supplier_taken' });
	await expect(connectAs('x'.repeat(201))).rejects.toMatchObject({ code: 'connection.credentials_wrong' });
	await connectAs('');
	expect(await supplierNamed(shop.db, 'Mill')).toMatchObject({ kind: 'shop' });
});

it('knows our order there by its number, and what it cost', async () => {
	const { order } = await bought();
	expect(await seller.purchaseOf(order)).toMatchObject({ state: 'placed', costMinor: 3200, stateBy: 'reading' });
});

it('takes units off there, hears that as the answer, and gets their money back; with the last, all that is left', async () => {
	const { order, there } = await bought();
	await cancel(order, 1);
	expect([left(there), given(there), there.status]).toEqual([[2], 900, 'processing']);
	expect(await answers(order)).toEqual(['approved']);
	expect(await seller.backOf(order)).toEqual([{ owed: 900, came: 900, currency: 'USD' }]);
	await cancel(order, 2);
	expect([given(there), there.status]).toEqual([3200, 'refunded']);
	expect(await seller.backOf(order)).toMatchObject([{ came: 900 }, { owed: 2300, came: 2300 }]);
	expect((await seller.purchaseOf(order)).state).toBe('canceled');
	for (let told = 0; told < 5; told++) await tell(there);
	expect([(await casesOf(order)).length, there.refunds.length, await tasksOf(order)]).toEqual([2, 2, []]);
});

it('opens a request for what the supplier cancels itself, and books what it gives back', async () => {
	const { order, there } = await bought();
	store.there.setQuantity(there, 'desk', 1);
	await tell(there);
	expect(await casesOf(order)).toMatchObject([{ origin: 'supplier', state: 'requested' }]);
	expect((await shop.order(order.id)).lines.map(({ units }) => units.held)).toEqual([2, 0]);
	expect(await seller.backOf(order)).toEqual([{ owed: 1800, came: 0, currency: 'USD' }]);
	expect(
		store.calls.filter(({ what }) => /^(PUT|POST) \/orders/.test(what) && what.includes(String(there.id)))
	).toEqual([]);
	store.there.refund(there, 1800);
	await tell(there);
	expect(await seller.backOf(order)).toMatchObject([{ came: 1800 }]);
	const [it] = await casesOf(order);
	await accept(shop.staff('manager'), { id: it?.id ?? '' });
	await shop.pass(12);
	expect([left(there), given(there), await answers(order)]).toEqual([[1], 1800, ['approved']]);
	expect((await shop.order(order.id)).lines.map(({ units }) => units.canceled)).toEqual([2, 0]);
});

it('says no where it was sent there before we asked', async () => {
	const { order, there } = await bought();
	store.there.enter(there, 'completed');
	await cancel(order, 1);
	expect([await answers(order), given(there)]).toEqual([['declined'], 0]);
	expect((await seller.purchaseOf(order)).state).toBe('shipped');
	expect(await tasksOf(order)).toEqual(['supplier_declined']);
	expect(await seller.backOf(order)).toEqual([]);
});

it('asks by hand where the number or the goods there are not ours, and keeps nothing of others', async () => {
	const order = await shop.place();
	const other = store.place([{ sku: 'CHAIR', quantity: 3, price: 900 }]);
	await seller.buy(order, String(other.id));
	await cancel(order, 1);
	expect(await tasksOf(order)).toEqual(['ask_supplier']);
	const failed = await listFailed(shop.db, seller.connection, 5);
	expect(failed).toMatchObject([{ externalId: String(other.id), failure: 'supplier_order.lines_differ' }]);

	const { there } = await bought();
	const second = await shop.place();
	await seller.buy(second, String(there.id));
	expect((await seller.purchaseOf(second)).readTrouble).toBe('order_taken');
	await seller.buy(second, 'none of ours');
	expect((await seller.purchaseOf(second)).readTrouble).toBe('order_not_found');

	const stranger = store.place([{ sku: 'DESK', quantity: 3, price: 900 }]);
	const came = store.webhook('order.updated', stranger, 'stranger');
	expect(await hearChannel(shop.ctx(), { channel: 'woocommerce', id: seller.connection, ...came })).toBe(false);
	expect(await findNotice(shop.db, seller.connection, 'stranger')).toBeUndefined();
});

/** It says no in a call, or its store does. */
const NOS = {
	phone: (id: string, ask: string) =>
		answerSupplier(shop.staff('agent'), { id, supplier_cancellation: ask, answer: 'declined' }),
	store: (id: string) =>
		shop.db
			.update(channelPushes)
			.set({ state: 'refused', code: 'locked', words: 'It is locked', endedAt: shop.ctx().now })
			.where(eq(channelPushes.cancellationId, id))
};

it.each(['phone', 'store'] as const)(
	'knows what left a case after a no by %s: the rest stays its doing',
	async (by) => {
		const { order, there } = await bought();
		store.faults.push({ on: /^PUT \/orders/, status: 503 });
		const id = await cancel(order, 2);
		await NOS[by](id, (await seller.asksOf(order))[0]?.id ?? '');
		await shop.pass(5);
		expect([left(there), await answers(order)]).toEqual([[3], ['declined']]);
		const items = shop.itemsOf(order, [['DESK', 1]]);
		await drop(shop.staff('manager'), { id, items, reason: 'It is packed' });
		store.there.setQuantity(there, 'desk', 1);
		await tell(there);
		const others = (await casesOf(order)).filter((one) => one.id !== id);
		expect(others).toMatchObject([{ origin: 'supplier', state: 'requested' }]);
		expect((await answers(order)).toSorted()).toEqual(['approved', 'partly_approved']);
		const [units] = (await shop.order(order.id)).lines.map((line) => line.units);
		expect(units).toMatchObject({ canceled: 1, held: 1, open: 1 });
		expect((await seller.backOf(order)).map(({ owed }) => owed)).toEqual([900, 900]);
		expect(await tasksOf(order)).not.toContain('supplier_declined');
	}
);

it('puts before a person what is given back and not owed, until it is owed', async () => {
	const { order, there } = await bought();
	store.there.refund(there, 900);
	await tell(there);
	expect(await tasksOf(order)).toEqual(['supplier_gave_back']);
	store.there.setQuantity(there, 'desk', 2);
	await tell(there);
	expect([await tasksOf(order), await seller.backOf(order)]).toMatchObject([[], [{ owed: 900, came: 900 }]]);
	expect(await casesOf(order)).toMatchObject([{ origin: 'supplier' }]);
});

it('never lets our own store’s writes see the order in a supplier’s', async () => {
	const { order, there } = await bought();
	const [id, link] = [await cancel(order, 1), { connectionId: seller.connection, externalId: String(there.id) }];
	expect([await linksOf(shop.db, order.id), await pushesOfCase(shop.db, id)]).toEqual([[], []]);
	await expect(changeLink(shop.db, link, { orderId: order.id })).rejects.toThrow();
});

const GOODS = [{ sku: 'DESK', quantity: 3, price: 900 }];
const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0);

/** An order of ours in a supplier's store, whatever store that is. */
type Bought = {
	readonly number: string;
	readonly webhook: () => { rawBody: string; headers: Headers };
	readonly left: () => number;
	readonly given: () => number;
	/** Its seller takes one off. */
	readonly takeOff: () => void;
};

async function shopify() {
	const store = await startShopify();
	const place = (): Bought => {
		const it = store.place(GOODS, { shipping: 500 });
		const refunds = () => it.transactions.filter(({ kind }) => kind === 'REFUND');
		return {
			number: it.name,
			webhook: () => store.webhook('orders/updated', it),
			left: () => sum(it.lines.map(({ current }) => current)),
			given: () => sum(refunds().map(({ amount }) => amount)),
			takeOff: () => it.lines.forEach((line) => (line.current -= 1))
		};
	};
	return { store, place };
}

async function bigcommerce() {
	const store = await startBig();
	const place = (): Bought => {
		const it = store.place(GOODS, { shipping: 500 });
		return {
			number: String(it.id),
			webhook: () => store.webhook('store/order/updated', it),
			left: () => (it.status === 5 ? 0 : sum(it.products.map(({ quantity }) => quantity))),
			given: () => sum(it.refunds.map(({ amount }) => amount)),
			takeOff: () => store.there.setQuantity(it, 'DESK', sum(it.products.map(({ quantity }) => quantity)) - 1)
		};
	};
	return { store, place };
}

describe.each([
	['shopify', shopify],
	['bigcommerce', bigcommerce]
] as const)('a supplier’s store at %s', (kind, start) => {
	it('is asked by a write, answers by what it says, and gives back what was agreed', async () => {
		const { store, place } = await start();
		const skus = [`DESK-${kind}`];
		const seller = await sellAt(shop, store, { kind, supplier: `Mill at ${kind}`, skus, reference: 'DESK' });
		const line_items = [{ sku: `DESK-${kind}`, title: 'Desk', quantity: 3, unit_price: 1200 }];
		const order = await shop.place({
			...{ line_items, discounts: [], charges: [] },
			tenders: [{ kind: 'card', gateway: 'sandbox', captured: 3600 }]
		});
		const there = place();
		await seller.buy(order, there.number);
		const cancel = async () => {
			const { id } = await shop.ask(order, [[`DESK-${kind}`, 1]]);
			await accept(shop.staff('manager'), { id });
			await sendNow(shop.staff('manager'), { id });
			await shop.pass(2);
		};
		await cancel();
		expect([there.left(), there.given()]).toEqual([2, 900]);

		there.takeOff();
		await hearChannel(shop.ctx(), { channel: kind, id: seller.connection, ...there.webhook() });
		await shop.settle();
		const cases = await shop.db.select().from(cancellations).where(eq(cancellations.orderId, order.id));
		expect(cases.filter(({ origin }) => origin === 'supplier')).toMatchObject([{ state: 'requested' }]);
		expect(await seller.backOf(order)).toMatchObject([{ came: 900 }, { owed: 900, came: 0 }]);

		await cancel();
		expect((await seller.asksOf(order)).map(({ state }) => state)).toEqual(['approved', 'approved', 'approved']);
		expect([there.left(), there.given(), (await seller.purchaseOf(order)).state]).toEqual([0, 2300, 'canceled']);
		await store.close();
	});
});
