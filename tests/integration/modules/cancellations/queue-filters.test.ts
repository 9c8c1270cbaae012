import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zonedIso } from '../../../../src/lib/core/days';
import { DAY } from '../../../../src/lib/core/time';
import { withdraw } from '../../../../src/lib/modules/cancellations/actions/request/end-request.server';
import { request } from '../../../../src/lib/modules/cancellations/actions/request/request.server';
import { QUEUE_TABS, type QueueTab } from '../../../../src/lib/modules/cancellations/queue/queue';
import { QUEUE_SORTS } from '../../../../src/lib/modules/cancellations/queue/queue-choices';
import { askedIn } from '../../../../src/lib/modules/cancellations/queue/queue-asked';
import { queueOptions } from '../../../../src/lib/modules/cancellations/repository/queue/queue-options.server';
import { countQueue, listQueue } from '../../../../src/lib/modules/cancellations/repository/queue/queue.server';
import { wantedOf } from '../../../../src/lib/modules/cancellations/actions/wanted.server';
import { cancellations } from '../../../../src/lib/modules/cancellations/tables.server';
import { listOrders } from '../../../../src/lib/modules/orders/repository/list.server';
import { orders } from '../../../../src/lib/modules/orders/tables.server';
import { eq } from 'drizzle-orm';
import { SYSTEM } from '../../../../src/lib/core/actor';
import { holdsOutside } from '../../../support/property';
import { fillQueue, hire, truth } from '../../../support/queue-world';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
let lastDay = '';
beforeAll(async () => {
	shop = await openShop();
	await fillQueue(shop);
	await hire(shop, 'mina');
	await shop.policy({ auto_accept: [{ name: 'Small', reasons: ['ordered_by_mistake'] }], reason_required: false });
	const order = await shop.place({ number: 'Q-auto', email: 'auto@shop.test' });
	await shop.ask(order, [['DESK', 1]], 'ordered_by_mistake');
	await shop.settle();
	const [lamp] = shop.itemsOf(order, [['LAMP', 1]]);
	const items = lamp ? [{ line_item: lamp.line_item, quantity: 1 }] : [];
	await withdraw(shop.shopper(order), await request(shop.shopper(order), { order: order.id, items }));
	lastDay = zonedIso(shop.ctx().now, 'Asia/Seoul').slice(0, 10);
	await shop.db.update(cancellations).set({ assigneeId: 'stf_mina' }).where(eq(cancellations.number, 'C-1003'));
});
afterAll(() => shop.close());

const wantedBy = (query: string) =>
	wantedOf({ db: shop.db, me: 'stf_mina', now: shop.ctx().now, timeZone: 'UTC' }, askedIn(new URLSearchParams(query)));
const found = async (query: string) => {
	const { items } = await listQueue(shop.db, { ...(await wantedBy(query)), tab: 'all', limit: 100 });
	return items.map(({ number }) => number).toSorted();
};
const item = (condition: string) => `exists (select 1 from cancellation_items i join line_items l
	on l.id = i.line_item_id where i.cancellation_id = c.id and ${condition})`;
const old = () => new Date(shop.ctx().now.getTime() - DAY).toISOString();

/** Each filter, and what it means in the tables. */
const MEANING: readonly (readonly [query: string, condition: () => string])[] = [
	['by=customer', () => `c.origin = 'customer'`],
	['by=customer&by=admin', () => `c.origin in ('customer', 'admin')`],
	['reason=delay', () => item(`i.reason = 'delay'`)],
	['reason=delay&reason=other', () => item(`i.reason in ('delay', 'other')`)],
	['tender=points', () => `exists (select 1 from tenders t where t.order_id = o.id and t.kind = 'points')`],
	['channel=storefront', () => `o.channel = 'storefront'`],
	['supplier=NORTH', () => item(`l.supplier_id = (select id from suppliers where name = 'North Mill')`)],
	['age=1', () => `c.created_at <= '${old()}'`],
	['assignee=me', () => `c.assignee_id = 'stf_mina'`],
	['assignee=none', () => `c.assignee_id is null`],
	['auto=yes', () => `c.accepted_by_rule is not null`],
	['from=DAY&to=DAY', () => `(c.created_at at time zone 'Asia/Seoul')::date = '${lastDay}'`],
	['sku=SKU-3', () => item(`l.sku = 'SKU-3'`)],
	['supplier=none', () => item(`l.supplier_id is null`)],
	['reason=none', () => item(`i.reason is null`)],
	['stands=yes', () => `c.state not in ('withdrawn', 'undone')`],
	['currency=KRW&least=2,000', () => `o.currency = 'KRW' and c.due_minor >= 2000`],
	['currency=USD&amount=20..60', () => `o.currency = 'USD' and c.due_minor between 2000 and 6000`],
	['q=walnut', () => item(`l.title ilike '%walnut%'`)],
	['q=shop.test', () => `o.email like '%shop.test'`]
];

describe('the filters', () => {
	const supplier = async (query: string) => {
		const { suppliers } = await queueOptions(shop.db);
		const north = suppliers.find(({ name }) => name === 'North Mill')?.id ?? '';
		return query.replace('NORTH', north).replaceAll('DAY', lastDay);
	};

	it.each(MEANING)('%s finds what is so, and nothing else', async (query, condition) => {
		const right = await truth(shop, condition());
		expect(right.length).toBeGreaterThan(0);
		expect(await found(await supplier(query))).toEqual(right.toSorted());
	});

	it('hold together, whichever are set', async () => {
		const some = fc.uniqueArray(fc.constantFrom(...MEANING), {
			minLength: 2,
			maxLength: 4,
			selector: ([query]) => query.slice(0, query.indexOf('='))
		});
		await holdsOutside(
			fc.asyncProperty(some, async (chosen) => {
				const query = await supplier(chosen.map(([one]) => one).join('&'));
				const right = await truth(shop, chosen.map(([, condition]) => `(${condition()})`).join(' and '));
				expect(await found(query)).toEqual(right.toSorted());
			}),
			60 // each walks two pages of the real list
		);
	});

	it('count every tab as the tab lists it', async () => {
		for (const query of ['', 'by=customer', 'q=person&reason=delay']) {
			const wanted = await wantedBy(query);
			const counts = await countQueue(shop.db, wanted);
			for (const tab of QUEUE_TABS) {
				const { items } = await listQueue(shop.db, { ...wanted, tab, limit: 100 });
				expect([tab, items.length]).toEqual([tab, counts[tab]]);
			}
		}
	});

	it('offer what the data has', async () => {
		const { channels, suppliers, staff, currencies } = await queueOptions(shop.db);
		expect(channels).toEqual(['api', 'storefront']);
		expect(suppliers.map(({ name }) => name)).toEqual(['North Mill', 'South Press']);
		expect(staff).toEqual([{ id: 'stf_mina', name: 'mina' }]);
		expect(currencies).toEqual(['EUR', 'KRW', 'USD']);
	});

	it('follow what a case and its order become', async () => {
		const [first] = (await listQueue(shop.db, { tab: 'requested', limit: 1 })).items;
		const call = (name: string) =>
			shop.db
				.update(orders)
				.set({ name })
				.where(eq(orders.number, first?.orderNumber ?? ''));
		await call('Renamed Person');
		expect(await found('q=renamed')).toEqual([first?.number]);
		await call(first?.customer ?? '');
		expect(await found('q=renamed')).toEqual([]);
	});
});

describe('the search', () => {
	it('finds any part of what people know a case by', async () => {
		const { items } = await listQueue(shop.db, { tab: 'all', search: 'Q-1007', limit: 10 });
		expect(items).toHaveLength(1);
		const number = items[0]?.number ?? '';
		for (const word of [number, number.slice(2), '1007', 'person7@', 'ERSON7', 'son7@example.o']) {
			expect([word, await found(`q=${encodeURIComponent(word)}`)]).toEqual([word, expect.arrayContaining([number])]);
		}
		expect(await found('q=zzz')).toEqual([]);
	});

	it.each([
		['민지', '김민지'],
		['김민', '김민지'],
		['지', '김민지'],
		['陽翔', '佐藤 陽翔'],
		['zoe muller', 'Zoë Müller-Lüdenscheidt'],
		['Lüden', 'Zoë Müller-Lüdenscheidt'],
		['Müller-Lüdenscheidt', 'Zoë Müller-Lüdenscheidt'],
		['100%', '100% Real_Name'],
		['real_n', '100% Real_Name'],
		['lovel', 'Ada Lovelace'],
		['ki mi', 'Kim Min']
	])('finds %s in %s', async (word, name) => {
		const { items } = await listQueue(shop.db, { tab: 'all', search: word, limit: 100 });
		expect(new Set(items.map(({ customer }) => customer))).toEqual(new Set([name]));
	});

	it('takes signs as they are, and finds nothing by signs alone', async () => {
		for (const word of ['%', '___', '\\', 'q_1', '1%7', '~', "'; --"])
			expect(await found(`q=${encodeURIComponent(word)}`)).toEqual([]);
	});

	it('finds by SKU and product, several words together', async () => {
		expect(await found('q=sku-2')).toEqual(await truth(shop, item(`l.sku = 'SKU-2'`)));
		expect(await found(`q=${encodeURIComponent('책상 호두')}`)).toEqual(await truth(shop, item(`l.sku = 'SKU-2'`)));
		expect(await found(`q=${encodeURIComponent('sku-1 kim')}`)).toEqual(
			await truth(shop, `${item(`l.sku = 'SKU-1'`)} and o.name = 'Kim Min'`)
		);
	});

	it('finds orders by the same words, page by page', async () => {
		const numbers = async (search: string, cursor?: string) => {
			const page = { search, limit: 5, ...(cursor === undefined ? {} : { cursor }) };
			const { items, next } = await listOrders(shop.db, SYSTEM, page);
			return { all: items.map(({ number }) => number), next };
		};
		expect((await numbers('민지')).all).toHaveLength(4);
		expect((await numbers('Q-1007')).all).toEqual(['Q-1007']);
		const first = await numbers('sku-3');
		expect(first.all).toHaveLength(5);
		expect(first.next).toBeUndefined();
		const walnut = await numbers('walnut');
		const second = await numbers('walnut', walnut.next);
		expect(new Set([...walnut.all, ...second.all]).size).toBe(10);
		expect((await numbers('%%%')).all).toEqual([]);
	});
});

describe('a search for goods of many lines', () => {
	it('goes along the orders, and finds them all the same', async () => {
		const line = { sku: 'BOLT', title: 'Hexagon bolt', quantity: 1, unit_price: 1 };
		const line_items = Array.from({ length: 2001 }, () => line);
		const tenders = [{ kind: 'card' as const, gateway: 'sandbox' as const, captured: 2001 }];
		const { number } = await shop.place({ line_items, tenders, discounts: [], charges: [] });
		const { items } = await listOrders(shop.db, SYSTEM, { search: 'hexagon bolt', limit: 5 });
		expect(items.map((order) => order.number)).toEqual([number]);
	});
});

describe('every order of every tab', () => {
	const cases = QUEUE_SORTS.flatMap((sort) => [sort, `-${sort}` as const]);
	it.each(cases)('%s visits each row once, there and back', async (sort) => {
		for (const tab of ['all', 'requested', 'rejected'] satisfies QueueTab[]) {
			const whole = (await listQueue(shop.db, { tab, sort, limit: 100 })).items.map(({ id }) => id);
			const there: string[] = [];
			const back: string[] = [];
			let page = await listQueue(shop.db, { tab, sort, limit: 3 });
			for (;;) {
				there.push(...page.items.map(({ id }) => id));
				if (!page.older) break;
				page = await listQueue(shop.db, { tab, sort, limit: 3, cursor: page.older });
			}
			expect(there).toEqual(whole);
			for (;;) {
				back.unshift(...page.items.map(({ id }) => id));
				if (!page.newer) break;
				page = await listQueue(shop.db, { tab, sort, limit: 3, cursor: page.newer });
			}
			expect(back).toEqual(whole);
		}
	});

	it('keeps to it: amounts within their currency, names as they are spelled', async () => {
		const rows = (await listQueue(shop.db, { tab: 'all', sort: 'amount', limit: 100 })).items;
		const places = rows.map(({ currency, due }) => `${currency}${String(due).padStart(9, '0')}`);
		expect(places).toEqual(places.toSorted().toReversed());
		const names = (await listQueue(shop.db, { tab: 'all', sort: 'customer', limit: 100 })).items;
		expect(names[0]?.customer).toBe('100% Real_Name');
		expect(names.at(-1)?.customer).toBe('김민지');
	});

	it('starts at the front when the cursor is of another order', async () => {
		const { older } = await listQueue(shop.db, { tab: 'all', sort: 'customer', limit: 3 });
		const front = await listQueue(shop.db, { tab: 'all', sort: 'due', limit: 3 });
		expect((await listQueue(shop.db, { tab: 'all', sort: 'due', limit: 3, cursor: older })).items).toEqual(front.items);
	});
});
