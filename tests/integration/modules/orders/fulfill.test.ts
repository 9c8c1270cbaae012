import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopperActor, staffActor, SYSTEM } from '../../../../src/lib/core/actor';
import { fulfill, type OrderCases } from '../../../../src/lib/modules/orders/actions/fulfill.server';
import { recordPayment } from '../../../../src/lib/modules/cancellations/balance/record-payment.server';
import { getOrder } from '../../../../src/lib/modules/orders/repository/read.server';
import { changeStock, lockStock } from '../../../../src/lib/modules/orders/repository/units.server';
import type { Database } from '../../../../src/lib/server/store/database';
import { takeInOrder } from '../../../../src/lib/wiring/orders.server';
import { testDatabase } from '../../../support/database';
import { anOrder, quietCtx } from '../../../support/orders';

let database: Database;
const noCases: OrderCases = { accepted: () => Promise.resolve([]), holders: () => Promise.resolve([]) };
const agent = staffActor('stf_agent', 'Ann', 'agent');
const finance = staffActor('stf_finance', 'Fay', 'finance');

beforeAll(async () => {
	database = await testDatabase();
});
afterAll(() => database.close());

type Over = Parameters<typeof anOrder>[0];
type Action = 'pack' | 'ship' | 'deliver' | 'revert';

async function placed(over: Over = {}) {
	const id = await takeInOrder(quietCtx(database.db), anOrder(over), { channel: 'api', partner: null });
	const order = await getOrder(database.db, SYSTEM, id);
	return { id, desk: order.lines[0]?.id ?? '', shopperId: order.shopperId };
}

const scan = (order: string, action: Action, line_item: string, quantity: number) =>
	fulfill(quietCtx(database.db, agent), { order, action, items: [{ line_item, quantity }] }, noCases);

const unitsOf = async (id: string) => (await getOrder(database.db, SYSTEM, id)).lines[0]?.units;

describe('what the warehouse scans', () => {
	it('goes from open over fulfilling and shipped to delivered, and back from fulfilling', async () => {
		const { id, desk } = await placed();
		await scan(id, 'pack', desk, 2);
		await scan(id, 'revert', desk, 1);
		await scan(id, 'ship', desk, 2);
		await scan(id, 'deliver', desk, 1);
		expect(await unitsOf(id)).toEqual({ open: 1, held: 0, canceled: 0, fulfilling: 0, shipped: 1, delivered: 1 });
		const events = await database.sql`select name from events where order_id = ${id} order by seq`;
		expect(events.map(({ name }) => String(name))).toEqual([
			'order.placed',
			'fulfillment.packed',
			'fulfillment.reverted',
			'fulfillment.shipped',
			'fulfillment.delivered'
		]);
	});

	it.each([
		['pack', 4, 'fulfillment.not_enough_units'],
		['deliver', 1, 'fulfillment.wrong_step'],
		['revert', 1, 'fulfillment.wrong_step']
	] as const)('refuses to %s %i of 3 open units', async (action, quantity, code) => {
		const { id, desk } = await placed();
		await expect(scan(id, action, desk, quantity)).rejects.toMatchObject({ code });
		expect(await unitsOf(id)).toMatchObject({ open: 3 });
	});

	it('is all or nothing', async () => {
		const { id, desk } = await placed();
		const items = [
			{ line_item: desk, quantity: 1 },
			{ line_item: 'lin_other', quantity: 1 }
		];
		await expect(
			fulfill(quietCtx(database.db, agent), { order: id, action: 'pack', items }, noCases)
		).rejects.toMatchObject({ code: 'order.line_unknown' });
		expect(await unitsOf(id)).toMatchObject({ open: 3, fulfilling: 0 });
	});

	it('is for staff only', async () => {
		const { id, desk, shopperId } = await placed();
		const items = [{ line_item: desk, quantity: 1 }];
		const input = { order: id, action: 'ship', items } as const;
		await expect(fulfill(quietCtx(database.db, shopperActor(shopperId, 'Ada')), input, noCases)).rejects.toMatchObject({
			code: 'auth.forbidden'
		});
	});

	it('lets two scans of the last units end in one of them', async () => {
		const { id, desk } = await placed();
		const results = await Promise.allSettled(Array.from({ length: 8 }, () => scan(id, 'pack', desk, 3)));
		expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await unitsOf(id)).toMatchObject({ open: 0, fulfilling: 3 });
	});
});

describe('what is owed', () => {
	it('holds the goods until it is paid', async () => {
		const { id, desk } = await placed({ tenders: [] });
		await expect(scan(id, 'pack', desk, 1)).rejects.toMatchObject({ code: 'order.on_hold_for_balance' });
		const payment = { order: id, kind: 'bank_deposit', amount: 5840, reference: 'B-1', date: '2026-03-02' } as const;
		await recordPayment(quietCtx(database.db, finance), payment);
		await scan(id, 'pack', desk, 1);
		expect((await getOrder(database.db, SYSTEM, id)).tenders).toMatchObject([
			{ kind: 'bank_deposit', gateway: 'manual', captured: 5840, remaining: 5840 }
		]);
	});

	it('does not hold what is paid at the door', async () => {
		const { id, desk } = await placed({ tenders: [{ kind: 'cash_on_delivery', captured: 0 }] });
		await scan(id, 'ship', desk, 1);
		expect(await unitsOf(id)).toMatchObject({ shipped: 1 });
	});

	it('takes no more than is owed, and only from who may book money', async () => {
		const { id } = await placed({ tenders: [] });
		const payment = { order: id, kind: 'bank_deposit', amount: 5841, reference: 'B-1', date: '2026-03-02' } as const;
		await expect(recordPayment(quietCtx(database.db, finance), payment)).rejects.toMatchObject({
			code: 'order.nothing_owed'
		});
		await expect(recordPayment(quietCtx(database.db, agent), { ...payment, amount: 1 })).rejects.toMatchObject({
			code: 'auth.forbidden'
		});
		const both = await Promise.allSettled(
			[1, 2].map(() => recordPayment(quietCtx(database.db, finance), { ...payment, amount: 5840 }))
		);
		expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	});
});

describe('the database itself', () => {
	const breaks = (sql: string) =>
		database.sql.unsafe(sql).then(
			() => 'nothing',
			(error: { constraint_name?: string }) => error.constraint_name
		);

	it('refuses units that do not add up, and held or canceled ones no case has', async () => {
		const { id } = await placed();
		const set = (what: string) => breaks(`update line_items set ${what} where order_id = '${id}' and sku = 'DESK'`);
		expect(await set('open = open + 1')).toBe('line_items_units');
		expect(await set('open = -1, shipped = 4')).toBe('line_items_units');
		expect(await set('open = open - 1, held = 1')).toBe('units_match_cases');
		expect(await set('open = open - 1, canceled = 1')).toBe('units_match_cases');
	});

	it('refuses to give back more than was taken, or what no refund row says', async () => {
		const { id } = await placed();
		const set = (what: string) => breaks(`update tenders set ${what} where order_id = '${id}'`);
		expect(await set('refunded_minor = 5841')).toBe('tenders_not_above_secured');
		expect(await set('reserved_minor = 1')).toBe('tender_matches_refunds');
		expect(await set('captured_minor = -1')).toBe('tenders_positive');
	});
});

describe('stock', () => {
	it('moves in one statement and never below nothing', async () => {
		await database.sql`insert into products (id, sku, title, stock) values ('prd_1', 'S1', 'One', 5), ('prd_2', 'S2', 'Two', 1)`;
		await database.db.transaction((tx) =>
			changeStock(tx, [
				{ productId: 'prd_1', by: 2 },
				{ productId: 'prd_2', by: -1 },
				{ productId: 'prd_1', by: 1 }
			])
		);
		const stock = await database.db.transaction((tx) => lockStock(tx, ['prd_2', 'prd_1']));
		expect([...stock]).toEqual([
			['prd_1', 8],
			['prd_2', 0]
		]);
		await expect(changeStock(database.db, [{ productId: 'prd_2', by: -1 }])).rejects.toThrow();
	});
});
