import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { refundAskIn } from '../../../../src/lib/modules/cancellations/money/refund-asked';
import {
	countRefunds,
	listRefunds,
	sumRefunds
} from '../../../../src/lib/modules/cancellations/repository/refunds/refunds-list.server';
import { askExport, downloadExport } from '../../../../src/lib/modules/exports/actions.server';
import { EXPORT_LISTS } from '../../../../src/lib/modules/exports/lists/index.server';
import { orderAskIn } from '../../../../src/lib/modules/orders/list/order-asked';
import { listOrders } from '../../../../src/lib/modules/orders/repository/list.server';
import { spanOf } from '../../../../src/lib/modules/settings/span.server';
import { SYSTEM } from '../../../../src/lib/core/actor';
import { fulfill } from '../../../../src/lib/wiring/orders.server';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;

/** Orders of two suppliers and three ways of paying, some shipped, some canceled, some not paid. */
beforeAll(async () => {
	shop = await openShop();
	const line = { title: 'Walnut desk', quantity: 2, unit_price: 1000 };
	const plain = { discounts: [], charges: [] };
	for (let at = 0; at < 12; at++) {
		const supplier = at % 3 === 0 ? { supplier: at % 2 === 0 ? 'Oak & Sons' : 'Pine' } : {};
		const tenders = [
			[{ kind: 'card' as const, gateway: 'sandbox' as const, captured: 2000 }],
			[{ kind: 'bank_deposit' as const, captured: 2000 }],
			[{ kind: 'points' as const, captured: 2000 }],
			[]
		][at % 4];
		const order = await shop.place({
			...plain,
			...(tenders ? { tenders } : {}),
			number: `L-${100 + at}`,
			name: at === 5 ? '=Grace' : 'Ada',
			placed_at: `2026-02-${String(10 + at)}T20:00:00Z`,
			currency: at === 4 ? 'KRW' : 'USD',
			line_items: [{ ...line, ...supplier, sku: at === 7 ? 'RARE-7' : 'DESK' }]
		});
		if (at % 4 === 3) continue;
		if (at % 4 === 1 && at > 4) {
			const items = order.lines.map(({ id }) => ({ line_item: id, quantity: 2 }));
			await fulfill(shop.staff('agent'), { order: order.id, action: 'ship', items });
		} else {
			const { id } = await shop.ask(order, [['DESK', at % 4 === 0 ? 2 : 1]]);
			await accept(shop.staff('manager'), { id });
		}
	}
	await shop.pass(11);
});
afterAll(() => shop.close());

const manager = () => shop.staff('manager');
async function ordersFor(query: string) {
	const ask = orderAskIn(new URLSearchParams(query));
	const { items } = await listOrders(shop.db, SYSTEM, {
		...ask,
		search: ask.q,
		...(await spanOf(shop.db, ask)),
		limit: 100
	});
	return items.map(({ number }) => number);
}
async function refundsFor(query: string) {
	const ask = refundAskIn(new URLSearchParams(`tab=all&${query}`));
	const wanted = { ...ask, search: ask.q, ...(await spanOf(shop.db, ask)) };
	const { items } = await listRefunds(shop.db, { ...wanted, limit: 100 });
	expect((await countRefunds(shop.db, wanted)).all).toBe(items.length);
	const sums = await sumRefunds(shop.db, 'all', wanted);
	expect(sums.reduce((all, { count }) => all + count, 0)).toBe(items.length);
	return items.map(({ id }) => id);
}
const textsOf = async (query: string) =>
	z
		.array(z.object({ it: z.string() }))
		.parse([...(await shop.db.execute(sql.raw(query)))])
		.map(({ it }) => it);
const ordersWhere = (where: string) =>
	textsOf(`select number as it from orders o where ${where} order by placed_at desc, id desc`);
const refundsWhere = (where: string) =>
	textsOf(
		`select r.id as it from refunds r join tenders t on t.id = r.tender_id where ${where} order by r.created_at desc, r.id desc`
	);
const supplierId = async (name: string) =>
	(await textsOf(`select id as it from suppliers where name = '${name}'`))[0] ?? '';

describe('all orders', () => {
	it.each([
		['state=open', `state = 'open'`],
		['state=awaiting_payment', `state = 'awaiting_payment'`],
		['state=canceled&state=completed', `state in ('canceled', 'completed')`],
		['channel=api&state=open', `channel = 'api' and state = 'open'`],
		['channel=import', 'false'],
		['q=rare-7', `number = 'L-107'`],
		['q=grace', `number = 'L-105'`],
		['q=desk&state=canceled', `state = 'canceled'`],
		['from=2026-02-12&to=2026-02-14', `placed_at >= '2026-02-11 15:00Z' and placed_at < '2026-02-14 15:00Z'`],
		['state=shipped&from=yesterday', 'true']
	])('finds by %s', async (query, where) => {
		expect(await ordersFor(query)).toEqual(await ordersWhere(where));
	});

	it('finds by supplier, also with the rest', async () => {
		const [oak, pine] = [await supplierId('Oak & Sons'), await supplierId('Pine')];
		const of = (...ids: string[]) =>
			`exists (select from line_items l where l.order_id = o.id and l.supplier_id in ('${ids.join("','")}'))`;
		expect(await ordersFor(`supplier=${oak}`)).toEqual(await ordersWhere(of(oak)));
		expect(await ordersFor(`supplier=${oak}&supplier=${pine}&state=open&q=ada`)).toEqual(
			await ordersWhere(`${of(oak, pine)} and state = 'open'`)
		);
	});

	it('has orders in more than one state to tell apart', async () => {
		const states = await textsOf('select distinct state as it from orders order by 1');
		expect(states).toEqual(['awaiting_payment', 'canceled', 'completed', 'open']);
	});
});

describe('refunds', () => {
	it.each([
		['', 'true'],
		['tender=card', `t.kind = 'card'`],
		['tender=points&tender=bank_deposit', `t.kind in ('points', 'bank_deposit')`],
		['method=original_payment', `r.method = 'original_payment'`],
		['gateway=sandbox', `t.gateway = 'sandbox'`],
		['gateway=none', 't.gateway is null'],
		['currency=KRW', `r.currency = 'KRW'`],
		['currency=USD&least=10.50', `r.currency = 'USD' and r.amount_minor >= 1050`],
		['currency=USD&most=10', `r.currency = 'USD' and r.amount_minor <= 1000`],
		['least=10.50', 'true'],
		['from=2026-03-01&to=2026-03-31', `r.due_at >= '2026-02-28 15:00Z' and r.due_at < '2026-03-31 15:00Z'`],
		['q=L-100', `r.order_id = (select id from orders where number = 'L-100')`]
	])('finds by %s', async (query, where) => {
		expect(await refundsFor(query)).toEqual(await refundsWhere(where));
	});

	it('adds up what is shown, by currency', async () => {
		const sums = await sumRefunds(shop.db, 'all', {});
		expect(sums.map(({ currency, amount }) => `${currency} ${amount}`)).toEqual(
			await textsOf(
				`select currency || ' ' || sum(amount_minor) as it from refunds group by currency order by currency`
			)
		);
	});
});

describe('every list', () => {
	async function fileOf(list: string, query: string) {
		const id = await askExport(manager(), { list, query });
		await shop.settle();
		const parts: Uint8Array[] = [];
		for await (const part of (await downloadExport(manager(), { export: id })).body) parts.push(part);
		const text = Buffer.concat(parts).toString();
		return z.array(z.record(z.string(), z.string())).parse(parse(text, { columns: true, record_delimiter: '\r\n' }));
	}

	it.each([
		[
			'orders',
			'state=open',
			'number',
			`select number as it from orders where state = 'open' order by placed_at desc, id desc`
		],
		['orders', 'q=desk', 'number', 'select number as it from orders order by placed_at desc, id desc'],
		[
			'cancellations',
			'tab=all&tender=card',
			'number',
			`select number as it from cancellations c where exists (select from tenders t where t.order_id = c.order_id and t.kind = 'card') order by created_at desc, id desc`
		],
		[
			'refunds',
			'tab=all&tender=points',
			'refund',
			`select r.id as it from refunds r join tenders t on t.id = r.tender_id where t.kind = 'points' order by r.created_at desc, r.id desc`
		]
	])('%s holds what %s finds', async (list, query, column, truth) => {
		const rows = await fileOf(list, query);
		expect(rows.length).toBeGreaterThan(0);
		expect(rows.map((row) => row[column])).toEqual(await textsOf(truth));
		const count = await EXPORT_LISTS[list]?.count(
			{ tx: shop.db, me: 'stf_manager', now: manager().now, timeZone: 'UTC' },
			new URLSearchParams(query)
		);
		expect(count).toBe(rows.length);
	});

	it('writes amounts by the currency, states as codes, and no formula', async () => {
		const rows = await fileOf('orders', 'q=L-10');
		const of = (number: string) => rows.find((row) => row['number'] === number);
		expect(of('L-104')).toMatchObject({ currency: 'KRW', total: '2000', state: 'canceled' });
		expect(of('L-105')).toMatchObject({
			currency: 'USD',
			total: '20.00',
			name: "'=Grace",
			tenders: 'bank_deposit',
			state: 'completed'
		});
		expect(of('L-103')).toMatchObject({ state: 'awaiting_payment', captured: '0.00', tenders: '' });
	});
});
