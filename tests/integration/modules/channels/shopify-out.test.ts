import { afterAll, beforeAll, expect, it } from 'vitest';
import { request } from '../../../../src/lib/modules/cancellations/actions/request/request.server';
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
