import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { EventName } from '../../../../src/lib/core/events';
import { HOUR, later } from '../../../../src/lib/core/time';
import { cancelOpen } from '../../../../src/lib/modules/refunds/actions/cancel-open.server';
import { recordDeposit } from '../../../../src/lib/modules/refunds/actions/deposit.server';
import { giveBackStoredValue } from '../../../../src/lib/modules/refunds/actions/give-back.server';
import { hold, release } from '../../../../src/lib/modules/refunds/actions/hold.server';
import { plan } from '../../../../src/lib/modules/refunds/actions/plan.server';
import { queue } from '../../../../src/lib/modules/refunds/actions/queue.server';
import { takeAgain } from '../../../../src/lib/modules/refunds/actions/take-again.server';
import { refundsOf } from '../../../../src/lib/modules/refunds/repository.server';
import { balance, post } from '../../../../src/lib/modules/wallets/repository.server';
import type { Ctx } from '../../../../src/lib/server/ctx';
import type { Database } from '../../../../src/lib/server/store/database';
import { testDatabase } from '../../../support/database';
import { insertCase, staffCtx, sumsOf, testCtx, withoutReactions } from '../../../support/rows';
import { books, part, pay, planAll, plannedCard, queuedCard, read, script } from './steps';

let database: Database;
let ctx: Ctx;
let finance: Ctx;
let recorded: EventName[];
beforeAll(async () => {
	database = await testDatabase();
	ctx = testCtx(database.db);
	finance = staffCtx(database.db, 'finance');
});
beforeEach(async () => {
	({ recorded } = withoutReactions());
	await script(ctx);
});
afterAll(() => database.close());

const inOne = <T>(work: (tx: Parameters<Parameters<Ctx['db']['transaction']>[0]>[0]) => Promise<T>) =>
	ctx.db.transaction(work);

it('refuses to plan more than a tender holds', async () => {
	const found = await insertCase(ctx, [{ kind: 'card', gateway: 'sandbox', amount: 1000 }]);
	const tender = found.tenders[0]?.id ?? '';
	await expect(planAll(ctx, found, [part(tender, 1001)])).rejects.toThrow('refund.exceeds_tender');

	await planAll(ctx, found, [part(tender, 600)]);
	await expect(planAll(ctx, found, [part(tender, 400)])).rejects.toThrow('refund.in_flight');
	expect(await sumsOf(ctx, found)).toMatchObject({ reserved: 600 });
});

it('leaves what a person pays to that person, and asks no gateway there is no code for', async () => {
	const found = await insertCase(ctx, [
		{ kind: 'bank_deposit', amount: 700 },
		{ kind: 'card', gateway: 'stripe', amount: 300 }
	]);
	const [bank, stripe] = found.tenders;
	await planAll(ctx, found, [part(bank?.id ?? '', 700, 'bank_deposit'), part(stripe?.id ?? '', 300, 'manual')]);
	const { queued, waiting } = await inOne((tx) => queue(tx, ctx, found));

	expect([queued.length, waiting.length]).toEqual([0, 2]);
	const agent = staffCtx(database.db, 'agent');
	const deposit = { refund: waiting[1]?.id ?? '', date: '2026-03-02', reference: 're_1' };
	await expect(recordDeposit(agent, deposit)).rejects.toThrow('auth.forbidden');
	await recordDeposit(finance, deposit);
	expect(await read(ctx, deposit.refund)).toMatchObject({ state: 'succeeded', reference: 're_1' });
});

it('does not take a card refund for a deposit', async () => {
	const { refundId } = await plannedCard(ctx);
	const deposit = { refund: refundId, date: '2026-03-02', reference: 'x' };
	await expect(recordDeposit(finance, deposit)).rejects.toThrow('refund.wrong_status');
});

it('keeps a held refund, and lets it go when it is due', async () => {
	const { refundId, reference } = await queuedCard(ctx);
	await hold(finance, { id: refundId, reason: 'Fraud check' });
	await pay(ctx, refundId);
	expect(await books(ctx, reference)).toEqual({ refunded: 0, statuses: [] });

	await release(finance, { id: refundId });
	await pay(ctx, refundId);
	expect((await read(ctx, refundId)).state).toBe('succeeded');
	expect(recorded).toContain('refund.held');
	expect(recorded.filter((name) => name === 'refund.queued')).toHaveLength(2);
});

it('releases into the grace that still runs', async () => {
	const found = await insertCase(ctx, [{ kind: 'card', gateway: 'sandbox', amount: 1000 }]);
	const dueAt = later(ctx.now, HOUR);
	const parts = [part(found.tenders[0]?.id ?? '', 1000)];
	const [refund] = await inOne((tx) => plan(tx, ctx, { ...found, currency: 'KRW', when: 'grace', dueAt, parts }));
	const id = refund?.id ?? '';
	await hold(finance, { id });
	await release(finance, { id });
	expect((await read(ctx, id)).state).toBe('planned');

	await hold(finance, { id });
	await inOne((tx) => queue(tx, ctx, found));
	await release(finance, { id });
	expect((await read(ctx, id)).state).toBe('queued');
});

it('does not touch a payment in dispute', async () => {
	const found = await insertCase(ctx, [{ kind: 'card', gateway: 'sandbox', amount: 1000, disputed: true }]);
	await planAll(ctx, found, [part(found.tenders[0]?.id ?? '', 1000)]);
	const { blocked } = await inOne((tx) => queue(tx, ctx, found));

	expect(blocked).toHaveLength(1);
	expect((await read(ctx, blocked[0]?.id ?? '')).state).toBe('blocked_by_dispute');
});

it('cancels what has not left, and nothing once a gateway may have it', async () => {
	const planned = await queuedCard(ctx);
	await inOne((tx) => cancelOpen(tx, ctx, planned.cancellationId));
	expect(await sumsOf(ctx, planned)).toMatchObject({ reserved: 0, refunded: 0 });

	await script(ctx, 'pending');
	const pending = await queuedCard(ctx);
	await pay(ctx, pending.refundId);
	await expect(inOne((tx) => cancelOpen(tx, ctx, pending.cancellationId))).rejects.toThrow('refund.in_flight');
});

/** 3,000 points given back for an order paid by them. */
async function pointsBack() {
	const found = await insertCase(ctx, [{ kind: 'points', amount: 3000 }]);
	await planAll(ctx, found, [part(found.tenders[0]?.id ?? '', 3000, 'points')]);
	await inOne((tx) => giveBackStoredValue(tx, ctx, found.cancellationId));
	const [refund] = await refundsOf(ctx.db, found.cancellationId);
	const wallet = { shopperId: found.shopperId, walletKind: 'points', currency: 'KRW' } as const;
	return { ...found, refundId: refund?.id ?? '', wallet };
}

it('gives points back in the same transaction, once', async () => {
	const given = await pointsBack();
	await inOne((tx) => giveBackStoredValue(tx, ctx, given.cancellationId));

	expect((await read(ctx, given.refundId)).state).toBe('succeeded');
	expect(await balance(ctx.db, given.wallet)).toBe(3000);
	expect(await sumsOf(ctx, given)).toMatchObject({ reserved: 0, refunded: 3000, case_refunded: 3000 });
});

it('takes points again as far as they go (M)', async () => {
	const given = await pointsBack();
	await inOne((tx) => post(tx, ctx, { ...given.wallet, key: given.refundId + '-spent', kind: 'spend', amount: 2500 }));
	const { refundId } = given;
	const taken = await inOne((tx) => takeAgain(tx, ctx, { refundId, amount: 3000, how: 'ledger' }));

	expect(taken).toBe(500);
	expect(await balance(ctx.db, given.wallet)).toBe(0);
	expect((await read(ctx, refundId)).reversedMinor).toBe(500);
	expect(await sumsOf(ctx, given)).toMatchObject({ refunded: 2500 });
	await expect(inOne((tx) => takeAgain(tx, ctx, { refundId, amount: 2501, how: 'paid_again' }))).rejects.toThrow(
		'refund.exceeds_due'
	);
});

it('pays card money out as credit by a job', async () => {
	const found = await insertCase(ctx, [{ kind: 'card', gateway: 'sandbox', amount: 900 }]);
	await planAll(ctx, found, [part(found.tenders[0]?.id ?? '', 900, 'store_credit')]);
	const { queued } = await inOne((tx) => queue(tx, ctx, found));
	const id = queued[0]?.id ?? '';
	await pay(ctx, id);
	await pay(ctx, id);

	expect((await read(ctx, id)).state).toBe('succeeded');
	expect(await balance(ctx.db, { shopperId: found.shopperId, walletKind: 'store_credit', currency: 'KRW' })).toBe(900);
});
