import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../../../../src/lib/modules/accounts/tables.server';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { reject } from '../../../../src/lib/modules/cancellations/actions/request/end-request.server';
import { lookAtDashboard } from '../../../../src/lib/modules/cancellations/actions/look/look-dashboard.server';
import { lookAtTasks } from '../../../../src/lib/modules/cancellations/actions/look/look-tasks.server';
import type { TaskTab } from '../../../../src/lib/modules/cancellations/dashboard/task-tabs';
import { nothingWaits } from '../../../../src/lib/modules/cancellations/dashboard/dashboard';
import { countQueue, listQueue } from '../../../../src/lib/modules/cancellations/repository/queue/queue.server';
import { cancellations } from '../../../../src/lib/modules/cancellations/tables.server';
import { insertTask } from '../../../../src/lib/modules/orders/repository/tasks.server';
import { NOW } from '../../../support/rows';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
	await shop.db.insert(staff).values({
		...{ id: 'stf_agent', email: 'agent@example.org', name: 'agent', role: 'agent' },
		...{ passwordHash: '', createdAt: NOW }
	});
});
afterAll(() => shop.close());

const seen = (timeZone = 'UTC') => lookAtDashboard({ ...shop.staff('agent'), timeZone });
const asked = async (over: Parameters<Shop['place']>[0] = {}) => {
	const order = await shop.place(over);
	return { order, ...(await shop.ask(order, [['DESK', 2]])) };
};
const take = (id: string) =>
	shop.db.update(cancellations).set({ assigneeId: 'stf_agent' }).where(eq(cancellations.id, id));
const HOURS = 60;

describe('the dashboard', () => {
	it('has nothing to show where nothing waits', async () => {
		const it = await seen();
		expect(nothingWaits(it)).toBe(true);
		expect(it).toMatchObject({
			next: { whose: 'unassigned', cases: [] },
			tasks: [],
			today: { requested: 0, accepted: 0, canceled: 0, decidedIn: null, refunded: [] }
		});
	});

	it('shows first what is one’s own, and what nobody has taken where nothing is', async () => {
		const [mine, other] = [await asked(), await asked()];
		expect((await seen()).next).toMatchObject({ whose: 'unassigned', cases: [{ id: mine.id }, { id: other.id }] });
		await take(mine.id);
		expect(await seen()).toMatchObject({
			waiting: { mine: 1, unassigned: 1 },
			next: { whose: 'mine', cases: [{ id: mine.id, number: mine.number, due: 2160, currency: 'USD' }] }
		});
	});

	it('says what is due before the reader’s midnight, and what should have been done', async () => {
		// NOW is 9 o'clock in UTC, 18 in Seoul: a request of this moment is late tomorrow at 9.
		expect((await seen()).waiting).toMatchObject({ dueToday: 0, overdue: 0 });
		await shop.pass(16 * HOURS); // 1 o'clock of the next day
		expect((await seen()).waiting).toMatchObject({ dueToday: 2, overdue: 0 });
		await shop.pass(9 * HOURS);
		expect((await seen()).waiting).toMatchObject({ dueToday: 0, overdue: 2 });
	});

	it('counts since midnight in the reader’s zone', async () => {
		const { id } = await asked(); // at 10 UTC, 19 in Seoul
		await shop.pass(4 * HOURS);
		await accept(shop.staff('agent'), { id });
		await shop.pass(10);
		expect((await seen()).today).toMatchObject({
			requested: 1,
			accepted: 1,
			canceled: 1,
			decidedIn: 4 * HOURS * 60_000,
			refunded: [{ currency: 'USD', amount: 2160 }]
		});
		await shop.pass(1 * HOURS); // 15:10 UTC: past midnight in Seoul
		expect((await seen('Asia/Seoul')).today).toMatchObject({ requested: 0, accepted: 0, refunded: [] });
		expect((await seen('Asia/Seoul')).today.decidedIn).toBeNull();
	});

	it('lists what people were asked to do, with whose it is', async () => {
		const { id, order, number } = await asked();
		await take(id);
		await insertTask(shop.db, shop.ctx(), { orderId: order.id, cancellationId: id, kind: 'back_order', facts: {} });
		await insertTask(shop.db, shop.ctx(), { orderId: order.id, cancellationId: null, kind: 'back_order', facts: {} });
		const { tasks, waiting } = await seen();
		expect(waiting.tasks).toBe(2);
		expect(tasks).toMatchObject([
			{ caseNumber: number, mine: true, assignee: 'agent', orderNumber: order.number },
			{ caseNumber: null, mine: false, assignee: null }
		]);
	});

	it('lists all of it by what it is about, page by page', async () => {
		const { id, order } = await asked();
		for (const kind of ['refund_failed', 'supplier_silent', 'channel_refused', 'mail_bounced'] as const)
			await insertTask(shop.db, shop.ctx(), { orderId: order.id, cancellationId: id, kind, facts: {} });
		const look = (tab: TaskTab, cursor?: string) => lookAtTasks(shop.staff('agent'), { tab, cursor, limit: 4 });
		const first = await look('all');
		expect(first.counts).toEqual({ mine: 1, refunds: 1, suppliers: 1, channels: 1, orders: 3, all: 6 });
		const second = await look('all', first.older);
		expect(second).toMatchObject({ items: { length: 2 }, newer: expect.any(String) });
		expect(second).not.toHaveProperty('older');
		expect((await look('all', second.newer)).items).toEqual(first.items);
		expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(6);
		expect((await look('refunds')).items).toMatchObject([{ kind: 'refund_failed' }]);
		expect((await look('mine')).items).toMatchObject([{ kind: 'back_order', mine: true }]);
		await shop.db.execute(sql`update tasks set state = 'done', outcome = 'test' where cancellation_id = ${id}`);
	});

	it('says of every figure what the tables say', async () => {
		const { id } = await asked();
		await reject(shop.staff('agent'), { id, reason: 'Packed already', show: true });
		const deposit = await asked({ tenders: [{ kind: 'bank_deposit', captured: 5840 }] });
		await accept(shop.staff('agent'), { id: deposit.id });
		await shop.pass(10);
		const ctx = shop.staff('agent');
		const now = ctx.now.toISOString();
		const [truth] = await shop.db.execute(sql`
			with late as (select * from cancellations c where
				(c.state = 'requested' and c.created_at < ${now}::timestamptz - interval '24 hours')
				or (c.state = 'in_progress' and c.released_at is not null and c.deadline_at < ${now}::timestamptz
					and exists (select 1 from refunds r where r.cancellation_id = c.id and r.state in ('planned', 'on_hold'))))
			select (select count(*)::int from cancellations where state = 'requested' and assignee_id = 'stf_agent') as mine,
				(select count(*)::int from cancellations where state = 'requested' and assignee_id is null) as unassigned,
				(select count(*)::int from late) as overdue,
				(select count(*)::int from tasks where state = 'open') as tasks,
				(select count(*)::int from refunds r join cancellations c on c.id = r.cancellation_id
					where r.state = 'failed' and c.state = 'in_progress') as failed`);
		expect((await seen()).waiting).toMatchObject({ ...truth });
		expect((await seen()).today.rejected).toBe(1);
	});

	it('leads to lists of as many cases as it counts', async () => {
		const { waiting } = await seen();
		const asked = { me: 'stf_agent', now: shop.ctx().now, timeZone: 'UTC' };
		expect(waiting.overdue).toBeGreaterThan(0);
		expect((await countQueue(shop.db, { ...asked, due: 'overdue' })).all).toBe(waiting.overdue);
		expect((await countQueue(shop.db, { ...asked, due: 'today' })).all).toBe(waiting.dueToday);
		expect((await countQueue(shop.db, { ...asked, assignee: 'me' })).requested).toBe(waiting.mine);
		expect((await countQueue(shop.db, { ...asked, assignee: 'none' })).requested).toBe(waiting.unassigned);
		const { items } = await listQueue(shop.db, { ...asked, tab: 'all', due: 'overdue', limit: 50 });
		expect(items).toHaveLength(waiting.overdue);
	});
});
