import { afterAll, beforeAll, expect, it } from 'vitest';
import {
	askFix,
	dismiss,
	lookReconciliation
} from '../../../../src/lib/modules/cancellations/actions/money/reconcile.server';
import { request } from '../../../../src/lib/modules/cancellations/actions/request/request.server';
import { drift, driftOn } from '../../../support/drift';
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
type Asked = Parameters<ShopOnShopify['itemsOf']>[1];

/** An order there and here, some of which was canceled here, there and in the money. */
async function inStep(asked: Asked = []) {
	const there = shop.store.place(GOODS);
	const ours = await shop.bring(there);
	const items = shop.itemsOf(ours, asked);
	const made = items.length > 0 ? await request(shop.staff('manager'), { order: ours.id, items }) : undefined;
	await shop.pass(11);
	await shop.pass(1);
	return { there, ours, id: made?.id ?? '' };
}

async function fix(order: string) {
	const [found] = await driftOn(shop, order);
	await askFix(shop.staff('manager'), { difference: found?.difference.id ?? '' });
	await shop.settle();
	await shop.pass(11);
	await shop.pass(1);
	return (await lookReconciliation(shop.staff('finance'))).settled[0]?.difference;
}

const unitsOf = (there: StoreOrder) => there.lines.map(({ current }) => current);
const backAt = ({ transactions }: StoreOrder) =>
	transactions.filter(({ kind }) => kind === 'REFUND').reduce((all, { amount }) => all + amount, 0);

it('finds nothing where our books and the store say the same', async () => {
	const { ours } = await inStep([['DESK', 1]]);
	expect(await drift(shop, ours.id)).toEqual([]);
	expect((await lookReconciliation(shop.staff('finance'))).run).toMatchObject({ total: 1, compared: 1 });
});

it('takes off again what came back to the order there, and sends again what the store refused', async () => {
	const { there, ours } = await inStep([['DESK', 1]]);
	const [desk] = there.lines;
	if (desk) desk.current = 3; // somebody put it on the order again
	expect(await drift(shop, ours.id)).toMatchObject([
		{ store: 'Fake store', item: 'DESK', difference: { kind: 'units', oursUnits: 1, platformUnits: 0 } }
	]);
	expect(await fix(ours.id)).toMatchObject({ outcome: 'pushed', settledBy: 'manager' });
	expect([unitsOf(there), backAt(there)]).toEqual([[2, 1], 1200]);
	there.fulfillmentOrders.push({ id: `7${there.id}`, status: 'IN_PROGRESS', requestStatus: 'CANCELLATION_REJECTED' });
	await request(shop.staff('manager'), { order: ours.id, items: shop.itemsOf(ours, [['DESK', 1]]) });
	await shop.pass(11);
	expect(await drift(shop, ours.id)).toMatchObject([{ difference: { kind: 'units', oursUnits: 2, platformUnits: 1 } }]);
	there.fulfillmentOrders.splice(0);
	expect(await fix(ours.id)).toMatchObject({ outcome: 'pushed' });
	expect([unitsOf(there), await drift(shop, ours.id)]).toEqual([[1, 1], []]);
});

it('books units that are gone at the store and nobody here heard of', async () => {
	const { there, ours } = await inStep();
	const [, lamp] = there.lines;
	if (lamp) lamp.current = 0;
	await shop.db.execute(`update connections set backfill_due_at = '2027-01-01'`);
	expect(await drift(shop, ours.id)).toMatchObject([{ difference: { kind: 'units', oursUnits: 0, platformUnits: 1 } }]);
	expect(await fix(ours.id)).toMatchObject({ outcome: 'booked' });
	expect((await shop.order(ours.id)).lines[1]?.units).toMatchObject({ canceled: 1 });
	expect(await drift(shop, ours.id)).toEqual([]);
});

it('compares money with the store that took it, and opens a case again whose refund is not there', async () => {
	const { there, ours, id } = await inStep([['DESK', 1]]);
	there.transactions.splice(1);
	there.refunds.splice(0);
	const [found, ...more] = await drift(shop, ours.id);
	expect(more).toEqual([]);
	expect(found).toMatchObject({
		store: 'Fake store',
		difference: { kind: 'missing_there', gateway: 'channel', oursMinor: 1200, platformMinor: null, theirsMinor: null }
	});
	expect(await fix(ours.id)).toMatchObject({ outcome: 'failed' });
	expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunded: 0 });
});

it('puts an order away again that is still open there', async () => {
	const { there, ours } = await inStep([
		['DESK', 3],
		['LAMP', 1]
	]);
	there.closed = false;
	expect(await drift(shop, ours.id)).toMatchObject([
		{ difference: { kind: 'state', oursState: 'closed', platformState: 'open' } }
	]);
	expect(await fix(ours.id)).toMatchObject({ outcome: 'pushed' });
	expect(there.closed).toBe(true);
});

it('keeps what somebody knows closed until it changes, also of an order the store forgot', async () => {
	const { there, ours } = await inStep();
	shop.store.orders.delete(there.id);
	const [gone] = await drift(shop, ours.id);
	expect(gone?.difference).toMatchObject({ kind: 'missing_there', oursMinor: 5600, platformMinor: null });
	const difference = gone?.difference.id ?? '';
	await expect(askFix(shop.staff('manager'), { difference })).rejects.toThrow('reconcile.no_fix');
	await dismiss(shop.staff('finance'), { difference, reason: 'Deleted as a test order' });
	expect(await drift(shop, ours.id)).toEqual([]);
});
