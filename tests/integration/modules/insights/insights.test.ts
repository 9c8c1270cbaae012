import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY, later, MINUTE } from '../../../../src/lib/core/time';
import { wantedOf } from '../../../../src/lib/modules/cancellations/actions/wanted.server';
import { askedIn } from '../../../../src/lib/modules/cancellations/queue/queue-asked';
import { countQueue } from '../../../../src/lib/modules/cancellations/repository/queue/queue.server';
import { lookAtInsights } from '../../../../src/lib/modules/insights/look.server';
import { insightCombinations } from '../../../../src/lib/modules/insights/repository.server';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
	await shop.policy({ watch_cases: 3, watch_days: 30 });
});
afterAll(() => shop.close());

const tasks = () =>
	shop.db.execute<{ facts: unknown }>(sql`select facts from tasks where kind = 'look_into_reason' order by created_at`);
const cancel = async (at: number, reason: 'found_cheaper' | 'other' = 'found_cheaper') => {
	const order = await shop.place({ email: `p${at}@example.com`, placed_at: shop.ctx().now.toISOString() });
	return shop.ask(order, [['DESK', 1]], reason);
};

it('asks once to look into a product that is canceled often for one reason', async () => {
	await cancel(1);
	await cancel(2);
	await cancel(3, 'other');
	await shop.settle();
	expect([...(await tasks())]).toEqual([]);
	await Promise.all([cancel(4), cancel(5)]);
	await shop.settle();
	expect([...(await tasks())]).toEqual([
		{ facts: { sku: 'DESK', reason: 'found_cheaper', quantity: expect.any(Number), days: 30 } }
	]);
	await cancel(6);
	await shop.settle();
	expect(await tasks()).toHaveLength(1);
});

it('asks again when that time is over and it still happens', async () => {
	await shop.pass((31 * DAY) / MINUTE);
	for (const at of [7, 8, 9]) await cancel(at);
	await shop.settle();
	expect(await tasks()).toHaveLength(2);
});

it('counts cases, units and money by reason, product, supplier and channel, each case once in all', async () => {
	const now = later(shop.ctx().now, 0);
	const seen = await lookAtInsights(shop.ctx(), new URLSearchParams());
	expect(seen.total).toMatchObject({ cases: 3, orders: 3, units: 3 });
	expect(seen.placed).toBe(3);
	expect(seen.trend.reasons).toEqual(['found_cheaper']);
	expect(seen.trend.columns.map(({ cases }) => cases).filter(Boolean)).toEqual([3]);
	const reasons = seen.rows.filter(({ dimension }) => dimension === 'reason');
	expect(reasons).toMatchObject([{ name: 'found_cheaper', cases: 3, units: 3, amount: seen.total?.amount }]);
	expect(seen.rows.filter(({ dimension }) => dimension === 'sku')).toMatchObject([{ name: 'DESK', cases: 3 }]);
	const none = await lookAtInsights(shop.ctx(), new URLSearchParams({ reason: 'other' }));
	expect(none.total).toBeNull();
	const all = await insightCombinations(shop.db, { since: later(now, -90 * DAY), until: later(now, DAY) }, NOTHING);
	expect(all.reduce((sum, { cases }) => sum + cases, 0)).toBe(9);
});
const NOTHING = { reason: undefined, sku: undefined, supplier: undefined, channel: undefined };

it('leads to exactly the cases of a figure', async () => {
	const { ask, total, rows } = await lookAtInsights(shop.ctx(), new URLSearchParams());
	const listed = async (more: string) => {
		const params = new URLSearchParams(`tab=all&stands=yes&from=${ask.from}&to=${ask.to}&${more}`);
		const wanted = await wantedOf({ db: shop.db, me: 'stf_1', now: shop.ctx().now, timeZone: 'UTC' }, askedIn(params));
		return (await countQueue(shop.db, wanted)).all;
	};
	expect(await listed('')).toBe(total?.cases);
	for (const { dimension, name, cases } of rows) expect(await listed(`${dimension}=${name ?? 'none'}`)).toBe(cases);
});
