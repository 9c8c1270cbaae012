import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { setScript } from '../../../../src/lib/modules/payments/repository/sandbox.server';
import { sandbox } from '../../../../src/lib/modules/payments/gateways/sandbox/gateway.server';
import type { Outcome } from '../../../../src/lib/modules/payments/gateways/sandbox/outcomes';
import {
	openPayments,
	payAsked,
	readBooks
} from '../../../../src/lib/modules/payments/repository/sandbox-payments.server';
import type { Ctx } from '../../../../src/lib/server/ctx';
import type { Database } from '../../../../src/lib/server/store/database';
import { testDatabase } from '../../../support/database';
import { testCtx } from '../../../support/rows';

let database: Database;
let ctx: Ctx;
let count = 0;
beforeAll(async () => {
	database = await testDatabase();
	ctx = testCtx(database.db);
});
beforeEach(() => script());
afterAll(() => database.close());

const script = (...outcomes: Outcome[]) =>
	ctx.db.transaction((tx) =>
		setScript(
			tx,
			outcomes.map((outcome) => ({ outcome, after_ms: 0 }))
		)
	);

/** A payment of 100.00 and an ask for some of it. */
async function payment({ authorized = 10_000, captured = 10_000 } = {}) {
	const reference = `pay_${count++}`;
	await openPayments(ctx.db, ctx, [{ reference, currency: 'USD', authorized, captured }]);
	const facts = { order: '1001', cancellation: 'can_1' };
	const ask = (key: string, amount: number) => ({
		reference,
		amount,
		currency: 'USD',
		key: `${reference}-${key}`,
		facts
	});
	return { reference, ask };
}

it('answers the same key the same, and moves money once', async () => {
	const { reference, ask } = await payment();
	const first = await sandbox(ctx).refund(ask('a', 4000));
	expect(await sandbox(ctx).refund(ask('a', 4000))).toEqual(first);
	expect(await sandbox(ctx).find({ ...ask('a', 4000), kind: 'refund' })).toEqual(first);
	expect(await sandbox(ctx).refund(ask('a', 4001))).toMatchObject({
		state: 'failed',
		failure: { code: 'key_conflict' }
	});

	expect((await readBooks(ctx.db, reference))[0]).toMatchObject({ captured: 10_000, refunded: 4000 });
});

it('never moves more than was captured', async () => {
	const { reference, ask } = await payment();
	const answers = await Promise.all(['a', 'b', 'c'].map((key) => sandbox(ctx).refund(ask(key, 4000))));
	expect(answers.map(({ state }) => state).toSorted()).toEqual(['failed', 'succeeded', 'succeeded']);
	expect((await readBooks(ctx.db, reference))[0]?.refunded).toBe(8000);
});

it('plays its script in order and then succeeds', async () => {
	await script('declined', 'timeout', 'pending');
	const { ask } = await payment();
	expect(await sandbox(ctx).refund(ask('a', 100))).toMatchObject({ state: 'failed', failure: { code: 'declined' } });
	await expect(sandbox(ctx).refund(ask('b', 100))).rejects.toThrow('did not answer');
	expect(await sandbox(ctx).find({ ...ask('b', 100), kind: 'refund' })).toBeUndefined();
	expect(await sandbox(ctx).refund(ask('c', 100))).toMatchObject({ state: 'pending', trace: null });
	expect(await sandbox(ctx).refund(ask('d', 100))).toMatchObject({ state: 'succeeded' });
});

it('does what it keeps silent about, when told so', async () => {
	await script('timeout_after_success');
	const { ask } = await payment();
	await expect(sandbox(ctx).refund(ask('a', 100))).rejects.toThrow('did not answer');
	expect(await sandbox(ctx).find({ ...ask('a', 100), kind: 'refund' })).toMatchObject({ state: 'succeeded' });
});

it('releases an authorization, and refunds nothing of one', async () => {
	const { reference, ask } = await payment({ captured: 0 });
	expect(await sandbox(ctx).refund(ask('a', 100))).toMatchObject({ failure: { code: 'amount_too_large' } });
	expect(await sandbox(ctx).void(ask('b', 10_000))).toMatchObject({ state: 'succeeded' });
	expect((await readBooks(ctx.db, reference))[0]).toMatchObject({ refunded: 0, refunds: [{ kind: 'void' }] });
	expect(await sandbox(ctx).secures(reference)).toEqual({ authorized: 10_000, captured: 0 });
});

it('lists every movement of a payment, oldest first, with our keys', async () => {
	await script('succeeded', 'declined');
	const { reference, ask } = await payment();
	await sandbox(ctx).refund(ask('a', 4000));
	await sandbox(ctx).refund(ask('b', 100));
	expect(await sandbox(ctx).movements(reference)).toMatchObject([
		{ key: `${reference}-a`, kind: 'refund', amount: 4000, currency: 'USD', receipt: { state: 'succeeded' } },
		{ key: `${reference}-b`, amount: 100, receipt: { state: 'failed', failure: { code: 'declined' } } }
	]);
});

const opened = async (key: string) =>
	(await sandbox(ctx).openPayment({ amount: 2500, currency: 'USD', key, email: null, facts: { order: '1001' } }))
		?.reference ?? '';

it('opens one payment per key, which holds nothing until it is paid', async () => {
	const reference = await opened('req_1');
	expect(await opened('req_1')).toBe(reference);
	expect(await sandbox(ctx).secures(reference)).toEqual({ authorized: 0, captured: 0 });
	expect(await payAsked(ctx.db, reference)).toBe(2500);
	expect(await sandbox(ctx).closePayment(reference)).toEqual({ authorized: 2500, captured: 2500 });
});

it('lets nobody pay what was closed', async () => {
	const reference = await opened('req_2');
	expect(await sandbox(ctx).closePayment(reference)).toEqual({ authorized: 0, captured: 0 });
	expect(await payAsked(ctx.db, reference)).toBeUndefined();
	expect(await opened('req_2')).toBe(reference);
	expect(await payAsked(ctx.db, reference)).toBeUndefined();
});
