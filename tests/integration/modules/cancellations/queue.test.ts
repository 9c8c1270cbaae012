import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { reject } from '../../../../src/lib/modules/cancellations/actions/request/end-request.server';
import type { QueueTab } from '../../../../src/lib/modules/cancellations/queue/queue';
import { countQueue, listQueue } from '../../../../src/lib/modules/cancellations/repository/queue/queue.server';
import {
	countRefunds,
	listRefunds
} from '../../../../src/lib/modules/cancellations/repository/refunds/refunds-list.server';
import { countRoundTrips, type RoundTrips } from '../../../support/round-trips';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
let trips: RoundTrips;
beforeAll(async () => {
	trips = countRoundTrips();
	shop = await openShop({ socket: trips.socket, max: 1 });
});
afterAll(() => shop.close());

const asked = async (over: Parameters<Shop['place']>[0] = {}) => {
	const order = await shop.place(over);
	return { order, ...(await shop.ask(order, [['DESK', 2]])) };
};
const numbersIn = async (tab: QueueTab, search?: string) =>
	(await listQueue(shop.db, { tab, search, limit: 50 })).items.map(({ number }) => number);

describe('the queue', () => {
	it('shows at a glance what a case is about', async () => {
		const { order, number } = await asked({
			tenders: [
				{ kind: 'card', gateway: 'sandbox', captured: 5000 },
				{ kind: 'points', captured: 840 }
			]
		});
		const { items } = await listQueue(shop.db, { tab: 'requested', search: number, limit: 50 });
		expect(items).toMatchObject([
			{
				number,
				state: 'requested',
				origin: 'customer',
				orderNumber: order.number,
				customer: 'Ada',
				currency: 'USD',
				due: 2160,
				asked: 2,
				ordered: 4,
				reasons: ['changed_mind'],
				paidBy: ['card', 'points'],
				refundStates: null
			}
		]);
	});

	it('pages by deadline in both directions, and no row is lost or shown twice while rows leave it', async () => {
		for (let at = 0; at < 6; at++) {
			await shop.pass(1);
			await asked();
		}
		const all = await numbersIn('requested');
		const first = await listQueue(shop.db, { tab: 'requested', limit: 3 });
		expect(first.items.map(({ number }) => number)).toEqual(all.slice(0, 3));
		expect(first.newer).toBeUndefined();

		const [gone] = first.items;
		await reject(shop.staff('agent'), { id: gone?.id ?? '', reason: 'Packed already', show: true });
		const second = await listQueue(shop.db, { tab: 'requested', cursor: first.older, limit: 3 });
		expect(second.items.map(({ number }) => number)).toEqual(all.slice(3, 6));

		const back = await listQueue(shop.db, { tab: 'requested', cursor: second.newer, limit: 3 });
		expect(back.items.map(({ number }) => number)).toEqual(all.slice(1, 3));
		expect(back.newer).toBeUndefined();
		expect(await numbersIn('rejected')).toContain(gone?.number);
	});

	it('starts at the front when a cursor makes no sense', async () => {
		const { items } = await listQueue(shop.db, { tab: 'all', cursor: "older~now~'; --", limit: 2 });
		expect(items).toHaveLength(2);
	});

	it('is searched by case number, order number and e-mail address, and by how they begin', async () => {
		const { order, number } = await asked({ number: 'Q-77812', email: 'grace.h@example.org' });
		for (const search of [number, number.toLowerCase(), order.number, 'Q-778', 'grace.h@example.org', 'Grace.H']) {
			expect(await numbersIn('all', search)).toEqual([number]);
		}
		expect(await numbersIn('all', '%')).toEqual([]);
		expect(await countQueue(shop.db, { search: 'Q-778' })).toMatchObject({ requested: 1, in_progress: 0, all: 1 });
	});

	it('puts a case under what is to be done with its money', async () => {
		const { id, number } = await asked({ tenders: [{ kind: 'bank_deposit', captured: 5840 }] });
		await accept(shop.staff('agent'), { id });
		expect(await numbersIn('refund_due')).not.toContain(number);
		await shop.pass(10);
		expect(await numbersIn('refund_due')).toContain(number);
		expect(await countQueue(shop.db)).toMatchObject({ refund_due: 1, on_hold: 0 });

		const { items } = await listRefunds(shop.db, { tab: 'deposits', limit: 10 });
		expect(items).toMatchObject([{ number, amount: 2160, state: 'planned', method: 'bank_deposit', inGrace: false }]);
		expect(await countRefunds(shop.db)).toMatchObject({ due: 1, deposits: 1, failed: 0, on_hold: 0 });
	});

	it('costs as many round trips with many rows as with few', async () => {
		const load = (limit: number) =>
			shop.db.transaction((tx) => Promise.all([listQueue(tx, { tab: 'all', limit }), countQueue(tx)]));
		await Promise.all([load(1), load(30)]); // the first run of a statement costs one more
		const few = await trips.during(() => load(1));
		expect(await trips.during(() => load(30))).toBe(few);
		const page = () => Promise.all([listQueue(shop.db, { tab: 'all', limit: 30 }), countQueue(shop.db)]);
		await page();
		expect(await trips.during(page)).toBe(1);
	});

	it('pages through refunds, newest first', async () => {
		for (let at = 0; at < 3; at++) {
			const { id } = await asked();
			await shop.pass(1);
			await accept(shop.staff('agent'), { id });
		}
		const { items } = await listRefunds(shop.db, { tab: 'all', limit: 50 });
		const first = await listRefunds(shop.db, { tab: 'all', limit: 2 });
		const second = await listRefunds(shop.db, { tab: 'all', cursor: first.older, limit: 2 });
		expect([...first.items, ...second.items]).toEqual(items.slice(0, 4));
		const back = await listRefunds(shop.db, { tab: 'all', cursor: second.newer, limit: 2 });
		expect(back.items).toEqual(first.items);
	});
});
