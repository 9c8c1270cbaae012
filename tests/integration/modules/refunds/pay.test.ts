import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { EventName } from '../../../../src/lib/core/events';
import { cancellations } from '../../../../src/lib/modules/cancellations/tables.server';
import { markSubmitted } from '../../../../src/lib/modules/refunds/actions/submit.server';
import { queue } from '../../../../src/lib/modules/refunds/actions/queue.server';
import { retry } from '../../../../src/lib/modules/refunds/actions/retry.server';
import { settle } from '../../../../src/lib/modules/refunds/actions/settle.server';
import type { Database } from '../../../../src/lib/server/store/database';
import type { Ctx } from '../../../../src/lib/server/ctx';
import { testDatabase } from '../../../support/database';
import { insertCase, staffCtx, sumsOf, testCtx, withoutReactions } from '../../../support/rows';
import { books, part, pay, planAll, queuedCard, read, script } from './steps';
import { eq } from 'drizzle-orm';

let database: Database;
let ctx: Ctx;
let recorded: EventName[];
beforeAll(async () => {
	database = await testDatabase();
	ctx = testCtx(database.db);
});
beforeEach(async () => {
	({ recorded } = withoutReactions());
	await script(ctx);
});
afterAll(() => database.close());

it('pays at once where the gateway says so', async () => {
	const planned = await queuedCard(ctx);
	await pay(ctx, planned.refundId);

	expect(await read(ctx, planned.refundId)).toMatchObject({ state: 'succeeded', attempts: 1, settledAt: ctx.now });
	expect((await read(ctx, planned.refundId)).trace).toMatch(/^\d{15}$/);
	expect(await books(ctx, planned.reference)).toEqual({ refunded: 55_000, statuses: ['succeeded'] });
	expect(await sumsOf(ctx, planned)).toMatchObject({ reserved: 0, refunded: 55_000, case_refunded: 55_000 });
	expect(recorded).toEqual(['refund.planned', 'refund.queued', 'refund.submitted', 'refund.succeeded']);
});

it('waits where the gateway says pending', async () => {
	await script(ctx, 'pending');
	const { refundId } = await queuedCard(ctx);
	await pay(ctx, refundId);

	expect(await read(ctx, refundId)).toMatchObject({ state: 'pending', settledAt: null });
	expect(recorded.at(-1)).toBe('refund.pending');
});

it('ends with the words of a decline, and tries again only as a new refund', async () => {
	await script(ctx, 'declined');
	const { refundId, reference } = await queuedCard(ctx);
	await pay(ctx, refundId);
	await pay(ctx, refundId);
	expect(await read(ctx, refundId)).toMatchObject({
		state: 'failed',
		failure: 'The bank of the card declined the refund'
	});

	const again = await retry(staffCtx(database.db, 'finance'), { id: refundId });
	await pay(ctx, again);

	expect(again).not.toBe(refundId);
	expect((await read(ctx, refundId)).state).toBe('failed');
	expect((await read(ctx, again)).state).toBe('succeeded');
	expect(await books(ctx, reference)).toMatchObject({ refunded: 55_000 });
});

it('refuses another try of what is on its way, waived or not the actor’s to pay', async () => {
	await script(ctx, 'declined', 'declined', 'declined');
	const finance = staffCtx(database.db, 'finance');
	const { refundId, cancellationId } = await queuedCard(ctx);
	await pay(ctx, refundId);
	await expect(retry(staffCtx(database.db, 'agent'), { id: refundId })).rejects.toThrow('auth.forbidden');

	const second = await retry(finance, { id: refundId });
	await expect(retry(finance, { id: refundId })).rejects.toThrow('refund.exceeds_due');
	await pay(ctx, second);

	await ctx.db.update(cancellations).set({ waivedMinor: 1 }).where(eq(cancellations.id, cancellationId));
	await expect(retry(finance, { id: second })).rejects.toThrow('refund.exceeds_due');
});

it('pays once when the answer of a refund that was made got lost', async () => {
	await script(ctx, 'timeout_after_success');
	const { refundId, reference } = await queuedCard(ctx);
	await expect(pay(ctx, refundId)).rejects.toThrow('did not answer');
	expect((await read(ctx, refundId)).state).toBe('submitted');
	await pay(ctx, refundId);

	expect(await read(ctx, refundId)).toMatchObject({ state: 'succeeded', attempts: 2 });
	expect(await books(ctx, reference)).toEqual({ refunded: 55_000, statuses: ['succeeded'] });
});

it('pays once when the gateway neither answered nor did it', async () => {
	await script(ctx, 'timeout');
	const { refundId, reference } = await queuedCard(ctx);
	await expect(pay(ctx, refundId)).rejects.toThrow('did not answer');
	expect(await books(ctx, reference)).toEqual({ refunded: 0, statuses: [] });
	await pay(ctx, refundId);

	expect(await books(ctx, reference)).toEqual({ refunded: 55_000, statuses: ['succeeded'] });
});

it('goes on after a crash between the commit and the call', async () => {
	const { refundId, reference } = await queuedCard(ctx);
	await markSubmitted(ctx, refundId);
	await pay(ctx, refundId);

	expect(await read(ctx, refundId)).toMatchObject({ state: 'succeeded', attempts: 2 });
	expect(await books(ctx, reference)).toEqual({ refunded: 55_000, statuses: ['succeeded'] });
	expect(recorded.filter((name) => name === 'refund.submitted')).toHaveLength(1);
});

it('gives nothing for a late, repeated or overtaken answer', async () => {
	const { refundId } = await queuedCard(ctx);
	await pay(ctx, refundId);
	const before = recorded.length;
	await settle(ctx, { id: refundId, receipt: { state: 'pending', reference: 'sbr_1', trace: null } });
	await settle(ctx, { id: refundId, receipt: { state: 'succeeded', reference: 'sbr_2', trace: null } });

	expect(recorded).toHaveLength(before);
	expect((await read(ctx, refundId)).reference).not.toBe('sbr_2');
});

it('reopens a canceled case whose refund fails after all', async () => {
	const planned = await queuedCard(ctx);
	await pay(ctx, planned.refundId);
	await ctx.db.update(cancellations).set({ state: 'canceled' }).where(eq(cancellations.id, planned.cancellationId));
	const failure = { code: 'closed', words: 'Account closed', retry: 'person' } as const;
	await settle(ctx, { id: planned.refundId, receipt: { state: 'failed', reference: null, failure } });

	expect(recorded.at(-1)).toBe('refund.failed_late');
	expect(await sumsOf(ctx, planned)).toMatchObject({ state: 'in_progress', case_refunded: 0, refunded: 0 });
});

it('voids an authorization', async () => {
	const found = await insertCase(ctx, [{ kind: 'card', gateway: 'sandbox', amount: 9000, uncaptured: true }]);
	const [tender] = found.tenders;
	const [refund] = await planAll(ctx, found, [part(tender?.id ?? '', 9000, 'original_payment', 'void')]);
	const id = refund?.id ?? '';
	await ctx.db.transaction((tx) => queue(tx, ctx, found));
	await pay(ctx, id);

	expect(await sumsOf(ctx, found)).toMatchObject({ reserved: 0, refunded: 0, voided: 9000 });
});
