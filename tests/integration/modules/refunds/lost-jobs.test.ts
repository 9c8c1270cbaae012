import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { HOUR, later, MINUTE } from '../../../../src/lib/core/time';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { sendNow } from '../../../../src/lib/modules/cancellations/actions/decide/release.server';
import { markSubmitted } from '../../../../src/lib/modules/refunds/actions/submit.server';
import { chase } from '../../../../src/lib/modules/refunds/methods/chase.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { scriptSandbox } from '../../../support/sandbox';
import { openShop, type Shop } from '../../../support/shop';
import { books } from './steps';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
beforeEach(() => scriptSandbox(shop.db, []));
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

/** A case whose refund is queued and whose job is gone for good: tried eight times, or lost with a backup. */
async function withoutJob() {
	const order = await shop.place();
	const { id } = await shop.ask(order, [['DESK', 3]]);
	await accept(shop.staff('agent'), { id });
	await sendNow(shop.staff('agent'), { id });
	await shop.forgetJobs();
	const [refund] = (await shop.see(id)).refunds;
	return { id, refund: refund?.id ?? '', reference: order.tenders[0]?.reference ?? '' };
}

it('sends what was queued, once its job has been gone for minutes', async () => {
	const { id, reference } = await withoutJob();
	await shop.pass(4);
	expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunds: [{ state: 'queued' }] });
	await shop.pass(2);
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 3240 });
	expect(await books(shop.ctx(), reference)).toEqual({ refunded: 3240, statuses: ['succeeded'] });
});

it('sends what was submitted and never reached the gateway', async () => {
	const { id, refund, reference } = await withoutJob();
	await markSubmitted(shop.ctx(), refund);
	await shop.forgetJobs();
	await shop.pass(6);
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 3240 });
	expect(await books(shop.ctx(), reference)).toEqual({ refunded: 3240, statuses: ['succeeded'] });
});

it('goes on asking through an outage that outlasts every attempt of the job', async () => {
	await scriptSandbox(
		shop.db,
		Array.from({ length: 5 }, () => ({ outcome: 'timeout', after_ms: 0 }))
	);
	const { id, refund, reference } = await withoutJob();
	await markSubmitted(shop.ctx(), refund);
	for (let hours = 0; hours < 48; hours += 8) {
		await shop.forgetJobs();
		await shop.pass((8 * HOUR) / MINUTE);
	}
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 3240 });
	expect(await books(shop.ctx(), reference)).toEqual({ refunded: 3240, statuses: ['succeeded'] });
});

it('orders one job at a time, however often the clock is looked at', async () => {
	const { refund } = await withoutJob();
	const in6 = { ...shop.ctx(), now: later(shop.ctx().now, 6 * MINUTE) };
	for (let looks = 0; looks < 5; looks++) await chase(in6);
	const jobs = await shop.db.execute<{ count: number }>(
		`select count(*)::int as count from pgboss.job where data->'payload'->>'subject' = '${refund}'`
	);
	expect(jobs[0]?.count).toBe(1);
	await shop.pass(6);
});

it('asks three times a day in the end, however often the clock is looked at', async () => {
	const { refund } = await withoutJob();
	const { now } = shop.ctx();
	await markSubmitted(shop.ctx(), refund);
	const asked = async () =>
		(await shop.db.execute<{ attempts: number }>(`select attempts from refunds where id = '${refund}'`))[0]?.attempts;
	for (let hours = 1; hours <= 10 * 24; hours++) await chase({ ...shop.ctx(), now: later(now, hours * HOUR) });
	expect(await asked()).toBe(1 + 4 + 29); // sent; asked after 1, 2, 4 and 8 hours, then every 8
	await shop.pass(1);
});
