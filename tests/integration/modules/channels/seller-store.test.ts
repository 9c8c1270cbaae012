import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { sendNow } from '../../../../src/lib/modules/cancellations/actions/decide/release.server';
import { cancellations } from '../../../../src/lib/modules/cancellations/tables.server';
import { tasks } from '../../../../src/lib/modules/orders/tables.server';
import { connectChannels } from '../../../../src/lib/wiring/channels/channels.server';
import { hearChannel } from '../../../../src/lib/wiring/channels/hear.server';
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
