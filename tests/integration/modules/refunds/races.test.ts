import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { EventName } from '../../../../src/lib/core/events';
import { cancelOpen } from '../../../../src/lib/modules/refunds/actions/cancel-open.server';
import { recordDeposit } from '../../../../src/lib/modules/refunds/actions/deposit.server';
import { queue } from '../../../../src/lib/modules/refunds/actions/queue.server';
import { retry } from '../../../../src/lib/modules/refunds/actions/retry.server';
import { markSubmitted } from '../../../../src/lib/modules/refunds/actions/submit.server';
import { lockOrder } from './steps';
import type { Ctx } from '../../../../src/lib/server/ctx';
import type { Database } from '../../../../src/lib/server/store/database';
import { testDatabase } from '../../../support/database';
import { insertCase, staffCtx, sumsOf, testCtx, withoutReactions } from '../../../support/rows';
import { books, part, pay, planAll, plannedCard, queuedCard, read, script } from './steps';

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

const times = <T>(count: number, work: () => Promise<T>) => Promise.allSettled(Array.from({ length: count }, work));
const won = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
	outcomes.filter(({ status }) => status === 'fulfilled').length;
const count = (name: EventName) => recorded.filter((one) => one === name).length;
const whyNot = (outcomes: readonly PromiseSettledResult<unknown>[]) => [
	...new Set(outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : [])))
];

it('pays a refund once when two workers have its job', async () => {
	const planned = await queuedCard(ctx);
	await times(2, () => pay(ctx, planned.refundId));

	expect(await books(ctx, planned.reference)).toEqual({ refunded: 55_000, statuses: ['succeeded'] });
	expect(await sumsOf(ctx, planned)).toMatchObject({ reserved: 0, refunded: 55_000 });
	expect(count('refund.succeeded')).toBe(1);
});

it('pays a refund once when eight queue and pay it at a time', async () => {
	const planned = await plannedCard(ctx);
	await times(8, async () => {
		await ctx.db.transaction(async (tx) => {
			await lockOrder(tx, planned.orderId);
			await queue(tx, ctx, planned);
		});
		await pay(ctx, planned.refundId);
	});

	expect(await books(ctx, planned.reference)).toEqual({ refunded: 55_000, statuses: ['succeeded'] });
	expect(count('refund.queued')).toBe(1);
	expect(count('refund.succeeded')).toBe(1);
});

it('pays a refund once when eight workers lose their answers', async () => {
	await script(ctx, 'timeout', 'timeout_after_success', 'timeout');
	const { refundId, reference } = await queuedCard(ctx);
	await times(8, () => pay(ctx, refundId));
	await pay(ctx, refundId);

	expect(await books(ctx, reference)).toEqual({ refunded: 55_000, statuses: ['succeeded'] });
	expect((await read(ctx, refundId)).state).toBe('succeeded');
});

it('records a bank deposit once, and tells the other seven', async () => {
	const found = await insertCase(ctx, [{ kind: 'bank_deposit', amount: 40_000 }]);
	const [refund] = await planAll(ctx, found, [part(found.tenders[0]?.id ?? '', 40_000, 'bank_deposit')]);
	const finance = staffCtx(database.db, 'finance');
	const deposit = { refund: refund?.id ?? '', date: '2026-03-02', reference: 'B-77' };
	const outcomes = await times(8, () => recordDeposit(finance, deposit));

	expect(won(outcomes)).toBe(1);
	expect(whyNot(outcomes)).toEqual(['Error: refund.wrong_status']);
	expect(count('refund.succeeded')).toBe(1);
	expect(await sumsOf(ctx, found)).toMatchObject({ reserved: 0, refunded: 40_000, case_refunded: 40_000 });
});

it('tries a declined refund again once when eight press the button', async () => {
	await script(ctx, 'declined');
	const { refundId } = await queuedCard(ctx);
	await pay(ctx, refundId);
	const finance = staffCtx(database.db, 'finance');
	const outcomes = await times(8, () => retry(finance, { id: refundId }));

	expect(won(outcomes)).toBe(1);
	expect(count('refund.retried')).toBe(1);
});

it('either cancels a refund or lets its gateway be called, never both', async () => {
	const planned = await queuedCard(ctx);
	const cancel = ctx.db.transaction(async (tx) => {
		await lockOrder(tx, planned.orderId);
		return cancelOpen(tx, ctx, planned.cancellationId);
	});
	const [canceled, submitted] = await Promise.allSettled([cancel, markSubmitted(ctx, planned.refundId)]);

	expect(submitted.status).toBe('fulfilled');
	const called = submitted.status === 'fulfilled' && submitted.value !== undefined;
	expect(called).toBe(canceled.status === 'rejected');
	expect((await read(ctx, planned.refundId)).state).toBe(called ? 'submitted' : 'canceled');
});
