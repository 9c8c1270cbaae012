import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { DAY, HOUR, later } from '../../../../src/lib/core/time';
import {
	askFix,
	dismiss,
	lookReconciliation,
	startReconciliation
} from '../../../../src/lib/modules/cancellations/actions/money/reconcile.server';
import { fixDifference } from '../../../../src/lib/modules/cancellations/jobs/fix-difference.server';
import {
	compareOrders,
	reconcile,
	reconcileNightly
} from '../../../../src/lib/modules/cancellations/jobs/reconcile.server';
import { reconciliations } from '../../../../src/lib/modules/cancellations/reconcile.tables.server';
import type { Ctx } from '../../../../src/lib/server/ctx';
import type { Database } from '../../../../src/lib/server/store/database';
import { drainJobs } from '../../../../src/lib/server/jobs/drain';
import { setReactions } from '../../../../src/lib/server/outbox';
import { connectChannels } from '../../../../src/lib/wiring/channels/channels.server';
import { REACTIONS } from '../../../../src/lib/wiring/reactions.server';
import { testDatabase } from '../../../support/database';
import { insertCase, NOW, staffCtx, sumsOf, testCtx } from '../../../support/rows';
import { pay, queuedCard, read } from '../refunds/steps';

let database: Database;
let ctx: Ctx;
let finance: Ctx;
let manager: Ctx;
const LATER = later(NOW, HOUR);
beforeAll(async () => {
	database = await testDatabase();
	connectChannels();
	ctx = testCtx(database.db);
	finance = staffCtx(database.db, 'finance', LATER);
	manager = staffCtx(database.db, 'manager', LATER);
});
beforeEach(async () => {
	setReactions(REACTIONS);
	await ctx.db.execute(sql`truncate differences, reconciliations`);
});
afterAll(() => database.close());

const JOBS = [reconcile, compareOrders, fixDifference];
const work = () => drainJobs(ctx, JOBS, () => testCtx(database.db, LATER));

async function compared() {
	await startReconciliation(finance);
	await work();
	return (await lookReconciliation(finance)).open;
}

/** A refund through the sandbox whose books are then changed behind our back. */
async function paidAndThen(change: (refundId: string) => ReturnType<typeof sql>) {
	const found = await queuedCard(ctx, 6000);
	await pay(ctx, found.refundId);
	await ctx.db.execute(change(found.refundId));
	return found;
}
const lostThere = () => paidAndThen((id) => sql`delete from sandbox_refunds where key = ${id}`);
const failedThere = () => paidAndThen((id) => sql`update sandbox_refunds set status = 'failed' where key = ${id}`);

const idOf = async (kind: string, order: string) =>
	(await lookReconciliation(finance)).open.find(
		({ difference }) => difference.kind === kind && difference.orderId === order
	)?.difference.id ?? '';

it('finds nothing where both sides agree', async () => {
	const found = await queuedCard(ctx, 6000);
	await pay(ctx, found.refundId);
	expect((await compared()).filter(({ difference }) => difference.orderId === found.orderId)).toEqual([]);
	expect((await lookReconciliation(finance)).run).toMatchObject({ startedBy: 'Kim' });
});

it('takes over what became of a refund', async () => {
	const found = await failedThere();
	await compared();
	await askFix(finance, { difference: await idOf('state', found.orderId) });
	await work();

	expect((await read(ctx, found.refundId)).state).toBe('failed');
	expect(await sumsOf(ctx, found)).toMatchObject({ refunded: 0, state: 'in_progress' });
	const { open, settled } = await lookReconciliation(finance);
	expect(open.filter(({ difference }) => difference.orderId === found.orderId)).toEqual([]);
	expect(settled[0]?.difference).toMatchObject({ outcome: 'booked', settledBy: 'Kim' });
});

it('books a refund that somebody made in the console', async () => {
	const found = await insertCase(ctx, [{ kind: 'card', gateway: 'sandbox', amount: 6000 }]);
	const [tender] = found.tenders;
	await ctx.db
		.execute(sql`insert into sandbox_refunds (id, reference, kind, key, amount_minor, status, outcome, moved_at)
		values ('sbr_console', ${tender?.reference ?? ''}, 'refund', 'console', 1500, 'succeeded', 'succeeded', ${NOW.toISOString()})`);
	await compared();
	await askFix(finance, { difference: await idOf('missing_here', found.orderId) });
	await work();
	expect(await sumsOf(ctx, found)).toMatchObject({ refunded: 1500, case_refunded: 1500 });
});

it('lets a manager fail what the gateway never made, and opens its case again', async () => {
	const found = await lostThere();
	await compared();
	const difference = await idOf('missing_there', found.orderId);
	await expect(askFix(finance, { difference })).rejects.toThrow('auth.forbidden');
	await askFix(manager, { difference });
	await work();
	expect(await read(ctx, found.refundId)).toMatchObject({ state: 'failed', failureCode: 'not_at_gateway' });
});

it('leaves other amounts to a person, who says what they found', async () => {
	const found = await paidAndThen((id) => sql`update sandbox_refunds set amount_minor = 5000 where key = ${id}`);
	await compared();
	const difference = await idOf('amount', found.orderId);
	await expect(askFix(manager, { difference })).rejects.toThrow('reconcile.no_fix');
	await dismiss(finance, { difference, reason: 'The bank kept a fee' });
	await expect(dismiss(finance, { difference, reason: 'Again' })).rejects.toThrow('reconcile.settled');
	await ctx.db.execute(sql`update reconciliations set started_at = started_at - interval '2 hours'`);
	await compared();
	expect(await idOf('amount', found.orderId)).toBe(''); // known, and still the same
	await ctx.db.execute(sql`update sandbox_refunds set amount_minor = 6000 where key = ${found.refundId}`);
});

it('tells the same difference once, and settles what agrees by now', async () => {
	const found = await failedThere();
	await compared();
	await ctx.db.execute(sql`update reconciliations set started_at = started_at - interval '2 hours'`);
	const again = (await compared()).filter(({ difference }) => difference.orderId === found.orderId);
	expect(again).toHaveLength(1);
	await ctx.db.execute(sql`update sandbox_refunds set status = 'succeeded' where key = ${found.refundId}`);
	await compared();
	expect(await idOf('state', found.orderId)).toBe('');
});

it('runs one at a time, and only for those who may pay', async () => {
	await startReconciliation(finance);
	await expect(startReconciliation(finance)).rejects.toThrow('reconcile.running');
	await expect(startReconciliation(staffCtx(database.db, 'agent'))).rejects.toThrow('auth.forbidden');
	await expect(lookReconciliation(staffCtx(database.db, 'agent'))).rejects.toThrow('auth.forbidden');
	await work();
});

it('runs by itself once a night, also in two processes', async () => {
	const at = (hours: number) => testCtx(database.db, later(new Date('2026-03-03T00:00:00Z'), hours * HOUR));
	await reconcileNightly(at(2.5));
	await Promise.all([reconcileNightly(at(3.1)), reconcileNightly(at(3.1))]);
	await reconcileNightly(at(3.9));
	expect(await ctx.db.select().from(reconciliations)).toMatchObject([{ night: '2026-03-03', startedBy: null }]);
	await reconcileNightly({ ...at(3.1), now: later(at(3.1).now, DAY) });
	expect(await ctx.db.select().from(reconciliations)).toHaveLength(2);
	await work();
});
