import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkActor, NOBODY, partnerActor, shopperActor, staffActor, SYSTEM } from '../../../../src/lib/core/actor';
import { getOrder, getOrderByNumber, lockOrder } from '../../../../src/lib/modules/orders/repository/read.server';
import { listOrders, listShopperOrders } from '../../../../src/lib/modules/orders/repository/list.server';
import type { Database } from '../../../../src/lib/server/store/database';
import { takeInOrder } from '../../../../src/lib/wiring/orders.server';
import { testDatabase } from '../../../support/database';
import { anOrder, quietCtx } from '../../../support/orders';
import { countRoundTrips } from '../../../support/round-trips';

let database: Database;
const trips = countRoundTrips();
const API = { channel: 'api', partner: null };

beforeAll(async () => {
	database = await testDatabase({ socket: trips.socket, max: 1 });
});
afterAll(() => database.close());

const place = (over: Parameters<typeof anOrder>[0] = {}, source: { channel: string; partner: string | null } = API) =>
	takeInOrder(quietCtx(database.db), anOrder(over), source);

describe('an order', () => {
	it('comes back as it was placed, with its money frozen', async () => {
		const id = await place({
			number: 'A-1',
			email: 'Ada@Example.com',
			benefit_rules: { free_shipping_from: 5000, shipping_otherwise: 800 }
		});
		const order = await getOrder(database.db, SYSTEM, id);
		expect(order).toMatchObject({ number: 'A-1', email: 'ada@example.com', total: 5840, channel: 'api' });
		expect(order.benefitRules).toEqual({ free_shipping_from: 5000, shipping_otherwise: 800 });
		expect(order.lines.map(({ sku, net, discount, paid, tax }) => ({ sku, net, discount, paid, tax }))).toEqual([
			{ sku: 'DESK', net: 3600, discount: 360, paid: 3240, tax: 0 },
			{ sku: 'LAMP', net: 2000, discount: 200, paid: 1800, tax: 200 }
		]);
		expect(order.lines[0]?.units).toMatchObject({ open: 3, held: 0 });
		expect(order.discounts).toEqual([{ label: 'Spring', amount: 560, coupon: null, singleUse: false }]);
		expect(order.tenders[0]).toMatchObject({ captured: 5840, remaining: 5840, gateway: 'sandbox' });
		expect(order.placedAt).toEqual(new Date('2026-03-01T09:00:00Z'));
		const books = await database.sql`select captured_minor from sandbox_payments
			where reference = ${order.tenders[0]?.reference ?? ''}`;
		expect(books).toEqual([{ captured_minor: '5840' }]);
		const events = await database.sql`select name from events where order_id = ${id}`;
		expect(events).toEqual([{ name: 'order.placed' }]);
	});

	it('names its suppliers once, with how far each has got', async () => {
		const line = { title: 'Mug', quantity: 1, unit_price: 1000, supplier: 'Acme' };
		const id = await place({
			line_items: [
				{ ...line, sku: 'MUG-1', supplier_order: 'placed' },
				{ ...line, sku: 'MUG-2', supplier_order: 'placed' }
			],
			discounts: [],
			charges: [],
			tenders: []
		});
		const { lines } = await getOrder(database.db, SYSTEM, id);
		expect(lines.map(({ supplierName, supplierOrderState }) => [supplierName, supplierOrderState])).toEqual([
			['Acme', 'placed'],
			['Acme', 'placed']
		]);
		expect(new Set(lines.map(({ supplierOrderId }) => supplierOrderId)).size).toBe(1);
	});

	it('keeps its number to itself, and leaves no trace of the second', async () => {
		await place({ number: 'TWICE' });
		await expect(place({ number: 'TWICE', email: 'eve@example.com' })).rejects.toMatchObject({
			code: 'order.number_taken'
		});
		const shoppers = await database.sql`select id from shoppers where email = 'eve@example.com'`;
		expect(shoppers).toEqual([]);
	});

	it('is refused when its amounts do not add up', async () => {
		await expect(place({ tenders: [{ kind: 'card', captured: 5841 }] })).rejects.toMatchObject({
			code: 'order.amounts_do_not_add_up'
		});
	});

	it('takes one round trip to lock and read', async () => {
		const id = await place();
		await database.db.transaction(async (tx) => {
			await lockOrder(tx, SYSTEM, id);
			expect(await trips.during(() => lockOrder(tx, SYSTEM, id))).toBe(1);
		});
	});
});

describe('whose order it is', () => {
	it('shows nobody the order of somebody else', async () => {
		const id = await place({ number: 'MINE', email: 'mine@example.com' });
		const { shopperId } = await getOrder(database.db, staffActor('stf_1', 'Ann', 'agent'), id);
		await expect(getOrder(database.db, shopperActor(shopperId, 'Me'), id)).resolves.toMatchObject({ id });
		for (const stranger of [shopperActor('shp_x', 'Eve'), partnerActor('Acme'), linkActor('can_1', 'Link'), NOBODY]) {
			await expect(getOrder(database.db, stranger, id)).rejects.toMatchObject({ code: 'order.not_found' });
			await expect(getOrderByNumber(database.db, stranger, 'MINE')).rejects.toMatchObject({
				code: 'order.not_found'
			});
			expect((await listOrders(database.db, stranger, { search: 'MINE', limit: 5 })).items).toEqual([]);
		}
	});

	it('shows a partner what it ordered and what it delivers', async () => {
		const bought = await place({ number: 'BUY' }, { channel: 'api', partner: 'Bolt' });
		const sold = await place({
			number: 'SELL',
			line_items: [{ sku: 'B', title: 'Bolt', quantity: 1, unit_price: 100, supplier: 'Bolt' }],
			discounts: [],
			charges: [],
			tenders: []
		});
		const { items } = await listOrders(database.db, partnerActor('Bolt'), { limit: 10 });
		expect(items.map(({ id }) => id).toSorted()).toEqual([bought, sold].toSorted());
	});
});

describe('the list', () => {
	it('goes through all orders by pages, newest first', async () => {
		const numbers = ['P-1', 'P-2', 'P-3', 'P-4', 'P-5'];
		for (const [at, number] of numbers.entries())
			await place({ number, email: 'pages@example.com', placed_at: `2026-02-0${Math.floor(at / 2) + 1}T00:00:00Z` });
		const seen: string[] = [];
		let cursor: string | undefined;
		do {
			const input = { search: 'pages@', limit: 2, ...(cursor ? { cursor } : {}) };
			const page = await listOrders(database.db, SYSTEM, input);
			seen.push(...page.items.map(({ number }) => number));
			cursor = page.next;
		} while (cursor);
		expect(seen.toSorted()).toEqual(numbers);
		expect(seen[0]).toBe('P-5');
		const page = (cursor?: string) =>
			listOrders(database.db, SYSTEM, { search: 'pages@', limit: 2, ...(cursor ? { cursor } : {}) });
		const second = await page((await page()).next);
		const back = await page(second.back);
		expect(back.items.map(({ number }) => number)).toEqual(seen.slice(0, 2));
		expect(back).toMatchObject({ next: (await page()).next });
		expect(back.back).toBeUndefined();
	});

	it('finds by number or e-mail and how they begin, taking % and _ as they are', async () => {
		await place({ number: 'FIND_1', email: 'find@example.com' });
		const found = async (search: string) =>
			(await listOrders(database.db, SYSTEM, { search, limit: 5 })).items.map(({ number }) => number);
		expect(await found('FIND_1')).toEqual(['FIND_1']);
		expect(await found('FIND_')).toEqual(['FIND_1']);
		expect(await found('Find@ex')).toEqual(['FIND_1']);
		expect(await found('FIND%')).toEqual([]);
	});

	it('sums up units and tenders for a row', async () => {
		const id = await place({ email: 'sum@example.com' });
		const { shopperId } = await getOrder(database.db, SYSTEM, id);
		const { items, next } = await listShopperOrders(database.db, shopperId, { limit: 5 });
		expect(next).toBeUndefined();
		expect(items).toMatchObject([{ id, lineCount: 2, firstTitle: 'Walnut desk', units: { open: 4 } }]);
		expect(items[0]?.tenders).toMatchObject([{ kind: 'card', captured: 5840 }]);
	});
});
