import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { lookAtDashboard } from '../../../../src/lib/modules/cancellations/actions/look/look-dashboard.server';
import { payMore, waive } from '../../../../src/lib/modules/cancellations/actions/money/pay.server';
import { sendPlanned } from '../../../../src/lib/modules/cancellations/actions/money/send-planned.server';
import { dueUntil } from '../../../../src/lib/modules/cancellations/money/refund-due';
import { countDue } from '../../../../src/lib/modules/cancellations/repository/refunds/due-refunds.server';
import { listRefunds } from '../../../../src/lib/modules/cancellations/repository/refunds/refunds-list.server';
import { stopPath } from '../../../../src/lib/modules/notifications/digest/stop-link.server';
import { stopMornings } from '../../../../src/lib/modules/notifications/digest/stop.server';
import { openTasks } from '../../../../src/lib/modules/orders/repository/tasks.server';
import { tenders } from '../../../../src/lib/modules/orders/tables.server';
import { hold } from '../../../../src/lib/modules/refunds/actions/hold.server';
import { countOf, hire } from '../../../support/bulk';
import { openShop, type Shop } from '../../../support/shop';

const HOURS = 60;
const DAYS = 24 * HOURS;

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
	for (const role of ['agent', 'finance', 'manager'] as const) await hire(shop, role);
});
afterAll(() => shop.close());

/** Accepted now, to be refunded later: $21.60, due in three business days. The grace is over. */
async function planned(over: Parameters<Shop['place']>[0] = {}) {
	const order = await shop.place(over);
	const { id, number } = await shop.ask(order, [['DESK', 2]]);
	await accept(shop.staff('finance'), { id, when: 'later' });
	await shop.pass(10);
	const [refund] = (await shop.see(id)).refunds;
	return { order, id, number, refund: refund?.id ?? '' };
}
const counts = () => countDue(shop.db, dueUntil(shop.ctx().now, 'UTC'));
const tasksOf = async (id: string) => (await openTasks(shop.db, id)).map(({ kind }) => kind);
const settled = async (id: string) => {
	await shop.settle();
	return shop.see(id);
};

describe('a refund for later', () => {
	it('is nobody’s business before the grace is over, and due on its day', async () => {
		const order = await shop.place();
		const { id } = await shop.ask(order, [['LAMP', 1]]);
		await accept(shop.staff('finance'), { id, when: 'later' });
		expect(await counts()).toEqual({ overdue: 0, today: 0, week: 0 });
		await shop.pass(10);
		expect(await counts()).toEqual({ overdue: 0, today: 0, week: 1 });
		await shop.pass(3 * DAYS - 20); // Thursday morning, ten minutes before its hour
		expect(await counts()).toEqual({ overdue: 0, today: 1, week: 1 });
		expect((await lookAtDashboard(shop.staff('finance'))).waiting).toMatchObject({ refundsDue: 1 });
		expect(await tasksOf(id)).toEqual([]);
	});

	it('is listed by its day, the most urgent first, also page by page and back', async () => {
		const later = await planned();
		const read = (cursor?: string) => listRefunds(shop.db, { tab: 'due', limit: 1, cursor });
		const first = await read();
		expect(first.items).toMatchObject([{ amount: 1800 }]);
		const second = await read(first.older);
		expect(second.items).toMatchObject([{ id: later.refund }]);
		expect(second.older).toBeUndefined();
		expect((await read(second.newer)).items).toEqual(first.items);
		const { today } = dueUntil(shop.ctx().now, 'UTC');
		const tonight = await listRefunds(shop.db, { tab: 'due', before: today, limit: 25 });
		expect(tonight.items).toEqual(first.items);
	});

	it('becomes a task once its day has passed, once, until it is sent', async () => {
		const { id, refund } = await planned();
		await shop.pass(7 * DAYS); // over a weekend
		await Promise.all([shop.settle(), shop.settle()]);
		expect(await tasksOf(id)).toEqual(['refund_overdue']);
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress' });
		await sendPlanned(shop.staff('finance'), { id, refund });
		expect(await settled(id)).toMatchObject({ state: 'canceled', refunded: 2160 });
		expect(await tasksOf(id)).toEqual([]);
	});

	it('is no task any more while it is on hold', async () => {
		const { id, refund } = await planned();
		await shop.pass(5 * DAYS);
		expect(await tasksOf(id)).toEqual(['refund_overdue']);
		await hold(shop.staff('finance'), { id: refund });
		expect(await tasksOf(id)).toEqual([]);
	});
});

describe('the letter about what is due', () => {
	it('goes to whoever may pay, once a day, however many processes look', async () => {
		const before = await countOf(shop, 'staff.reminded_of_refunds');
		await planned();
		await shop.pass(2 * DAYS);
		await Promise.all([shop.settle(), shop.settle(), shop.settle()]);
		expect((await countOf(shop, 'staff.reminded_of_refunds')) - before).toBeGreaterThanOrEqual(2);
		const [row] = await shop.db.execute<{ most: number; agents: number }>(sql`
			select max(n)::int as most, (count(*) filter (where subject = 'stf_agent'))::int as agents
			from (select subject, data ->> 'day' as day, count(*) as n from events
				where name = 'staff.reminded_of_refunds' group by 1, 2) told`);
		expect(row).toEqual({ most: 1, agents: 0 });
		const mails = await shop.db.execute<{ recipient: string }>(
			sql`select distinct recipient from mails where template = 'refunds-due' order by 1`
		);
		expect(mails.map(({ recipient }) => recipient)).toEqual(['finance@shop.example', 'manager@shop.example']);
	});

	it('stops, as the summary of the morning does, by a link it carries', async () => {
		const told = async () => {
			const [row] = await shop.db.execute<{ count: number; stops: string }>(sql`
				select count(*)::int as count, max(payload ->> 'stops') as stops from mails
				where template = 'refunds-due' and recipient = 'finance@shop.example'`);
			return row;
		};
		await planned();
		await shop.pass(2 * DAYS);
		const before = await told();
		expect(before).toMatchObject({ stops: 'stf_finance' });
		await stopMornings(shop.ctx(), stopPath(shop.ctx().secrets, 'stf_finance').split('/').at(-1) ?? '');
		await shop.pass(2 * DAYS);
		expect(await told()).toEqual(before);
	});
});

describe('one click', () => {
	it('is finance’s, and says why where it can’t be', async () => {
		const { id, refund, order } = await planned();
		await expect(sendPlanned(shop.staff('agent'), { id, refund })).rejects.toMatchObject({
			code: 'refund.amount_needs_finance'
		});
		await shop.db.update(tenders).set({ disputed: true }).where(eq(tenders.orderId, order.id));
		await expect(sendPlanned(shop.staff('finance'), { id, refund })).rejects.toMatchObject({ code: 'refund.disputed' });
		await shop.db.update(tenders).set({ disputed: false }).where(eq(tenders.orderId, order.id));
		await sendPlanned(shop.staff('finance'), { id, refund });
		await expect(sendPlanned(shop.staff('finance'), { id, refund })).rejects.toMatchObject({
			code: 'refund.in_flight'
		});
		const byBank = await planned({ tenders: [{ kind: 'bank_deposit', captured: 5840 }] });
		await expect(sendPlanned(shop.staff('finance'), byBank)).rejects.toMatchObject({ code: 'refund.by_hand' });
	});

	it('moves money once when two people click', async () => {
		const { id, refund } = await planned();
		const clicks = [1, 2, 3].map(() => sendPlanned(shop.staff('finance'), { id, refund }));
		const said = await Promise.allSettled(clicks);
		expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await settled(id)).toMatchObject({ state: 'canceled', refunded: 2160 });
	});
});

describe('in parts', () => {
	it('goes back as often as needed, and what is left can be waived', async () => {
		const { id } = await planned();
		for (const amount of [500, 700]) {
			await payMore(shop.staff('finance'), { id, amount });
			await shop.settle();
		}
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunded: 1200 });
		await expect(payMore(shop.staff('finance'), { id, amount: 961 })).rejects.toMatchObject({
			code: 'refund.exceeds_due'
		});
		await expect(waive(shop.staff('finance'), { id, reason: 'agreed' })).rejects.toMatchObject({
			code: 'auth.forbidden'
		});
		await waive(shop.staff('manager'), { id, reason: 'agreed' });
		expect(await settled(id)).toMatchObject({ state: 'canceled', refunded: 1200, waived: 960 });
	});

	it('spreads a typed total over two payments by largest remainder', async () => {
		const cards = [3000, 2840].map((captured) => ({ kind: 'card' as const, gateway: 'sandbox' as const, captured }));
		const { id } = await planned({ tenders: cards });
		await payMore(shop.staff('finance'), { id, amount: 1001 });
		const { refunds } = await settled(id);
		// The quote gives 1110 and 1050 of 2160; of 1001 that is 514.4 and 486.6.
		expect(
			refunds
				.filter(({ state }) => state === 'succeeded')
				.map(({ amount }) => amount)
				.toSorted()
		).toEqual([487, 514]);
	});

	it('never reserves more than is due, not even by a direct write', async () => {
		const { id } = await planned();
		await payMore(shop.staff('finance'), { id, amount: 500 });
		await shop.settle();
		const waived = shop.db.execute(sql`update cancellations set waived_minor = 1 where id = ${id}`);
		await expect(waived).rejects.toMatchObject({ cause: { constraint_name: 'plans_within_due' } });
	});
});
