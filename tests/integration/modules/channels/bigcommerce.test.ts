import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { undo } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { askFix } from '../../../../src/lib/modules/cancellations/actions/money/reconcile.server';
import { withdraw } from '../../../../src/lib/modules/cancellations/actions/request/end-request.server';
import { request } from '../../../../src/lib/modules/cancellations/actions/request/request.server';
import { cancellations } from '../../../../src/lib/modules/cancellations/tables.server';
import { getConnection } from '../../../../src/lib/modules/channels/repository/connections.server';
import { changeLink } from '../../../../src/lib/modules/channels/repository/orders.server';
import { drift, driftOn } from '../../../support/drift';
import { shopOnBig, type ShopOnBig } from '../../../support/bigcommerce/shop';
import { refundedOf, totalOf, type StoreOrder } from '../../../support/bigcommerce/store';

let shop: ShopOnBig;
beforeAll(async () => {
	shop = await shopOnBig();
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
const casesOf = ({ id }: { readonly id: string }) =>
	shop.db
		.select({ state: cancellations.state, refunded: cancellations.refundedMinor })
		.from(cancellations)
		.where(eq(cancellations.orderId, id));
const left = ({ products }: StoreOrder) => products.map(({ sku, quantity }) => [sku, quantity]);
const ALL = [
	['DESK', 3],
	['LAMP', 1]
] as const;
const AWAITING = 11;
const CANCELED = 5;

it('cancels all of it by the status, gives the money back, and the order stays canceled', async () => {
	const there = shop.store.place(GOODS, { shipping: 500 });
	const products = there.products.map(({ product }) => product);
	const ours = await shop.bring(there);
	expect(ours).toMatchObject({ channel: 'bigcommerce', currency: 'USD', total: 6100, email: 'ada@example.com' });
	const id = await shop.cancel(ours, ALL);
	expect([there.status, refundedOf(there), there.refunds.length]).toEqual([CANCELED, 6100, 1]);
	expect(products.map((product) => shop.store.shelf.get(product))).toEqual([13, 11]);
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 6100 });
	await shop.tell(there);
	expect(await casesOf(ours)).toHaveLength(1);
});

it('ends three parts where all of it ends, the status untouched until then', async () => {
	const there = shop.store.place(GOODS, { shipping: 500 });
	const ours = await shop.bring(there);
	await shop.cancel(ours, [['DESK', 2]]);
	expect(left(there)).toEqual([
		['DESK', 1],
		['LAMP', 1]
	]);
	expect([there.status, refundedOf(there), totalOf(there)]).toEqual([AWAITING, 2400, 6100]);
	await shop.cancel(ours, [['LAMP', 1]]);
	expect([there.status, refundedOf(there), totalOf(there)]).toEqual([AWAITING, 4400, 6100]);
	await shop.cancel(ours, [['DESK', 1]]);
	expect([there.status, refundedOf(there)]).toEqual([CANCELED, 6100]);
	expect(await canceledOf(ours)).toEqual([3, 1]);
	expect(await casesOf(ours)).toHaveLength(3);
});

it('takes a cancellation, lowered quantities and refunds there for cancellations, told late, in disorder, five times', async () => {
	const [{ there, ours }, whole] = [await placed(), await placed()];
	const early = shop.store.webhook('store/order/updated', there);
	shop.store.there.setQuantity(there, 'DESK', 2);
	const late = shop.store.webhook('store/order/updated', there, 'same');
	const news: boolean[] = [];
	for (let time = 0; time < 5; time++) news.push(await shop.deliver(late));
	expect(news).toEqual([true, false, false, false, false]);
	await shop.settle();
	await shop.pass(12);
	shop.store.there.refund(there, 1200, [['DESK', 1]]);
	await shop.deliver(shop.store.webhook('store/order/transaction/created', there));
	await shop.deliver(early);
	await shop.settle();
	expect(await canceledOf(ours)).toEqual([2, 0]);
	whole.there.status = CANCELED;
	await shop.tell(whole.there);
	await shop.pass(12);
	expect(refundedOf(there)).toBe(2400);
	expect(await canceledOf(whole.ours)).toEqual([3, 1]);
	expect([whole.there.status, refundedOf(whole.there)]).toEqual([CANCELED, 5600]);
	expect(await casesOf(ours)).toHaveLength(2);
});

it('takes units that somebody cancels there while we accept the same for one cancellation', async () => {
	const { there, ours } = await placed();
	await request(shop.staff('manager'), { order: ours.id, items: shop.itemsOf(ours, [['DESK', 2]]) });
	shop.store.there.setQuantity(there, 'DESK', 1);
	await shop.tell(there);
	await shop.pass(12);
	expect(left(there)).toEqual([
		['DESK', 1],
		['LAMP', 1]
	]);
	expect(await casesOf(ours)).toEqual([{ state: 'canceled', refunded: 2400 }]);
	expect(refundedOf(there)).toBe(2400);
});

it.each([
	{ fault: 'broke before it did it', does: false, silent: false },
	{ fault: 'did it and said nothing', does: true, silent: true }
])('writes once, restocks once and pays once where the store $fault', async ({ does, silent }) => {
	const { there, ours } = await placed();
	const desk = there.products[0]?.product ?? 0;
	const on = (pattern: RegExp) => ({ does, silent, on: pattern });
	shop.store.faults.push(on(/^PUT .*orders/), on(/^POST .*refunds$/));
	await shop.cancel(ours, [['DESK', 2]]);
	for (let time = 0; time < 4; time++) await shop.pass(30);
	expect(shop.store.faults).toEqual([]);
	expect([there.products[0]?.quantity, there.fees.length, refundedOf(there)]).toEqual([1, 1, 2400]);
	expect(shop.store.shelf.get(desk)).toBe(12);
	expect(await casesOf(ours)).toEqual([{ state: 'canceled', refunded: 2400 }]);
});

it('makes no refund while the order is being written on, and makes it then', async () => {
	const { there, ours } = await placed();
	const link = await shop.link(there);
	if (!link) throw new Error('the order is not known');
	await request(shop.staff('manager'), { order: ours.id, items: shop.itemsOf(ours, [['DESK', 1]]) });
	await changeLink(shop.db, link, { busyUntil: new Date('2027-01-01') });
	await shop.pass(11);
	expect([there.products[0]?.quantity, refundedOf(there)]).toEqual([3, 0]);
	await changeLink(shop.db, link, { busyUntil: null });
	for (let time = 0; time < 3; time++) await shop.pass(30);
	expect([there.products[0]?.quantity, refundedOf(there)]).toEqual([2, 1200]);
});

it('waits as long as it is told to, and shows that its key is worth nothing any more', async () => {
	const { there, ours } = await placed();
	shop.store.there.setQuantity(there, 'DESK', 2);
	shop.store.faults.push({ status: 429, reset: 120_000 });
	await shop.tell(there);
	expect(await canceledOf(ours)).toEqual([0, 0]);
	shop.store.token = 'other';
	await shop.pass(3);
	expect(await getConnection(shop.db, shop.connection)).toMatchObject({ trouble: 'unauthorized' });
	shop.store.token = shop.store.credentials.access_token ?? '';
	await shop.pass(10);
	expect(await canceledOf(ours)).toEqual([1, 0]);
	expect(await getConnection(shop.db, shop.connection)).toMatchObject({ trouble: null, size: 150, perSecond: 5 });
});

it('finds by asking what nobody told, believes no forged word, and says of an order that is gone that it is', async () => {
	const { there, ours } = await placed();
	const forged = { ...shop.store.webhook('store/order/updated', there), rawBody: '{"scope":"store/order/updated"}' };
	await expect(shop.deliver(forged)).rejects.toMatchObject({ code: 'webhook.signature_wrong' });
	shop.store.there.setQuantity(there, 'DESK', 2);
	there.modifiedAt = '2026-03-05T23:00:00+00:00';
	const gone = shop.store.place(GOODS);
	shop.store.orders.delete(gone.id);
	await shop.hear('store/order/updated', gone);
	await shop.pass(61);
	expect(await canceledOf(ours)).toEqual([1, 0]);
	expect(await shop.link(gone)).toMatchObject({ failure: 'order_gone', orderId: null });
});

it.each([
	{ currency: 'KRW', digits: 0, price: 12_000 },
	{ currency: 'KWD', digits: 3, price: 12_345 }
])('gives back whole units of $currency', async ({ currency, digits, price }) => {
	const there = shop.store.place([{ sku: 'DESK', quantity: 2, price }], { currency, digits });
	const ours = await shop.bring(there);
	expect(ours).toMatchObject({ currency, total: 2 * price });
	await shop.cancel(ours, [['DESK', 1]]);
	expect(refundedOf(there)).toBe(price);
});

it.each([
	{ what: 'a canceled order', asked: ALL, restock: true, rules: { onEdit: false, onCancel: false }, shelf: [13, 11] },
	{
		what: 'one the store restocks itself',
		asked: ALL,
		restock: true,
		rules: { onEdit: true, onCancel: true },
		shelf: [13, 11]
	},
	{
		what: 'a part',
		asked: [['DESK', 2]] as const,
		restock: true,
		rules: { onEdit: true, onCancel: false },
		shelf: [12, 10]
	},
	{
		what: 'a part of which nothing went back',
		asked: [['DESK', 2]] as const,
		restock: false,
		rules: { onEdit: true, onCancel: true },
		shelf: [10, 10]
	}
])('has $what as it was when its cancellation is undone', async ({ asked, restock, rules, shelf }) => {
	Object.assign(shop.store.rules, rules);
	const there = shop.store.place(GOODS, { shipping: 500 });
	const stock = () => there.products.map(({ product }) => shop.store.shelf.get(product));
	const ours = await shop.bring(there);
	const items = shop.itemsOf(ours, asked);
	const { id } = await request(shop.staff('manager'), { order: ours.id, items, when: 'later', restock });
	await shop.pass(11);
	expect(stock()).toEqual(shelf);
	await undo(shop.staff('manager'), { id, answers: [] });
	for (let time = 0; time < 3; time++) await shop.pass(11);
	expect([there.status, left(there), totalOf(there), stock()]).toEqual([AWAITING, ALL, 6100, [10, 10]]);
	expect((await shop.tell(there)).lines.map(({ units }) => units.open)).toEqual([3, 1]);
	expect(await casesOf(ours)).toEqual([{ state: 'undone', refunded: 0 }]);
	await shop.cancel(ours, asked);
	expect(refundedOf(there)).toBe(asked === ALL ? 6100 : 2400);
	Object.assign(shop.store.rules, { onEdit: false, onCancel: false });
});

it('lets one win where a shopper takes a request back while its units leave there', async () => {
	const { there, ours } = await placed();
	const { id } = await shop.ask(ours, [['DESK', 2]]);
	shop.store.there.ship(there);
	await shop.hear('store/order/updated', there);
	await Promise.allSettled([withdraw(shop.shopper(ours), { id }), shop.settle()]);
	await shop.pass(61);
	expect(['withdrawn', 'rejected']).toContain((await shop.see(id)).state);
	expect(
		(await shop.order(ours.id)).lines.map(({ units: { shipped, held, canceled } }) => [shipped, held + canceled])
	).toEqual([
		[3, 0],
		[1, 0]
	]);
	expect(refundedOf(there)).toBe(0);
});

it('is compared with our books: units that came back there and money that went there, each with its fix', async () => {
	const { there, ours } = await placed();
	await shop.cancel(ours, [['DESK', 1]]);
	expect(await drift(shop, ours.id)).toEqual([]);
	shop.store.there.setQuantity(there, 'DESK', 3);
	shop.store.there.refund(there, 500);
	const found = await drift(shop, ours.id);
	expect(found.map(({ store, item, difference: { kind } }) => [store, item, kind]).toSorted()).toEqual([
		['Fake Big', null, 'missing_here'],
		['Fake Big', 'DESK', 'units']
	]);
	const units = { kind: 'units', oursUnits: 1, platformUnits: 0 };
	const money = { kind: 'missing_here', gateway: 'channel', oursMinor: null, platformMinor: 500 };
	for (const wanted of [units, money])
		expect(found.map(({ difference }) => difference)).toContainEqual(expect.objectContaining(wanted));
	for (let [next] = found; next; [next] = await driftOn(shop, ours.id)) {
		await askFix(shop.staff('manager'), { difference: next.difference.id });
		await shop.settle(); // one may put the other right, too
	}
	for (let time = 0; time < 3; time++) await shop.pass(11);
	expect([left(there)[0], refundedOf(there)]).toEqual([['DESK', 2], 1700]);
	expect(await drift(shop, ours.id)).toEqual([]);
});
