import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { EventName } from '../../../../src/lib/core/events';
import { bookMovements } from '../../../../src/lib/modules/cancellations/actions/money/book-movements.server';
import { settleCase } from '../../../../src/lib/modules/cancellations/actions/decide/settle.server';
import { cancellations } from '../../../../src/lib/modules/cancellations/tables.server';
import { tasks } from '../../../../src/lib/modules/orders/tables.server';
import type { Movement } from '../../../../src/lib/modules/payments/gateway';
import { refundsOf } from '../../../../src/lib/modules/refunds/repository.server';
import type { Ctx } from '../../../../src/lib/server/ctx';
import type { Database } from '../../../../src/lib/server/store/database';
import { testDatabase } from '../../../support/database';
import { insertCase, sumsOf, testCtx, withoutReactions, type TestCase } from '../../../support/rows';
import { part, planAll, plannedCard, queuedCard, read } from '../refunds/steps';

let database: Database;
let ctx: Ctx;
let recorded: EventName[];
beforeAll(async () => {
	database = await testDatabase();
	ctx = testCtx(database.db);
});
beforeEach(() => {
	({ recorded } = withoutReactions());
});
afterAll(() => database.close());

let made = 0;
const movement = (amount: number, over: Partial<Movement> = {}): Movement => ({
	...{ key: null, kind: 'refund', amount, currency: 'KRW', at: ctx.now },
	receipt: { state: 'succeeded', reference: `re_found_${made++}`, trace: null },
	...over
});

const book = ({ orderId, tenders: [tender] }: TestCase, movement: Movement, confirmed = false) =>
	bookMovements(ctx, {
		...{ tender: { id: tender?.id ?? '', orderId, reference: null }, movements: [movement] },
		confirmed
	});

const casesOf = (orderId: string) => ctx.db.select().from(cancellations).where(eq(cancellations.orderId, orderId));

it('takes a refund made in the console for the one that is planned', async () => {
	const found = await plannedCard(ctx, 6000);
	const seen = movement(6000);
	await book(found, seen);
	await book(found, seen);

	expect(await read(ctx, found.refundId)).toMatchObject({ state: 'succeeded', reference: seen.receipt.reference });
	expect(await sumsOf(ctx, found)).toMatchObject({ reserved: 0, refunded: 6000, case_refunded: 6000 });
	expect(recorded.filter((name) => name === 'refund.succeeded')).toHaveLength(1);
});

it('books a part of what is due into the case, and plans the rest', async () => {
	const found = await queuedCard(ctx, 6000);
	await book(found, movement(2000));

	expect(await sumsOf(ctx, found)).toMatchObject({ reserved: 4000, refunded: 2000, case_refunded: 2000 });
	const states = (await refundsOf(ctx.db, found.cancellationId)).map(({ state, amountMinor }) => [state, amountMinor]);
	expect(states.toSorted()).toEqual([
		['canceled', 6000],
		['queued', 4000],
		['succeeded', 2000]
	]);
});

it('files money that no case asks for as one of its own, done at once', async () => {
	const found = await insertCase(ctx, [{ kind: 'card', gateway: 'sandbox', amount: 6000 }]);
	await ctx.db
		.update(cancellations)
		.set({ dueMinor: 0, externalDueMinor: 0 })
		.where(eq(cancellations.orderId, found.orderId));
	await book(found, movement(1500));

	const alone = (await casesOf(found.orderId)).find(({ origin }) => origin === 'system');
	expect(alone).toMatchObject({
		state: 'canceled',
		worthMinor: 1500,
		dueMinor: 1500,
		refundedMinor: 1500,
		notify: false
	});
	await settleCase(ctx, { id: alone?.id ?? '' });
	expect(await sumsOf(ctx, found)).toMatchObject({ refunded: 1500 });
});

/** A refund that left and failed. */
async function failedCard(reference: string | null = null) {
	const found = await insertCase(ctx, [{ kind: 'card', gateway: 'sandbox', amount: 6000 }]);
	const [refund] = await planAll(ctx, found, [part(found.tenders[0]?.id ?? '', 6000)]);
	const id = refund?.id ?? '';
	await ctx.db.execute(sql`update refunds set state = 'queued' where id = ${id}`);
	await ctx.db.execute(sql`update refunds set state = 'submitted', reference = ${reference} where id = ${id}`);
	await ctx.db.execute(sql`update refunds set state = 'failed', settled_at = now() where id = ${id}`);
	return { ...found, refundId: id };
}

it('books what a gateway did with a refund we hold for failed, once a second look confirms it', async () => {
	const found = await failedCard();
	const late = movement(6000, { key: found.refundId });
	expect(await book(found, late)).toBe(true);
	expect(await refundsOf(ctx.db, found.cancellationId)).toMatchObject([{ state: 'failed' }]);

	expect(await book(found, late, true)).toBe(false);
	expect(await book(found, late)).toBe(false);
	const states = (await refundsOf(ctx.db, found.cancellationId)).map(({ state }) => state);
	expect(states.toSorted()).toEqual(['failed', 'succeeded']);
});

it('does not take an answer from before a refund failed for money that moved, nor for its next try', async () => {
	const found = await failedCard('re_bounced');
	const [next] = await planAll(ctx, found, [part(found.tenders[0]?.id ?? '', 6000)]);
	const receipt = { state: 'succeeded', reference: 're_bounced', trace: null } as const;
	expect(await book(found, movement(6000, { key: found.refundId, receipt }))).toBe(true);

	expect(await read(ctx, next?.id ?? '')).toMatchObject({ state: 'planned' });
	expect(await refundsOf(ctx.db, found.cancellationId)).toHaveLength(2);
	expect(await sumsOf(ctx, found)).toMatchObject({ refunded: 0, reserved: 6000 });
});

it('reopens nothing and books nothing for what did not move', async () => {
	const found = await plannedCard(ctx, 6000);
	const failure = { code: 'declined', words: 'No', retry: 'never' } as const;
	await book(found, movement(6000, { receipt: { state: 'failed', reference: 're_no', failure } }));
	await book(found, movement(6000, { receipt: { state: 'pending', reference: 're_wait', trace: null } }));
	expect((await read(ctx, found.refundId)).state).toBe('planned');
	expect(recorded).toEqual(['refund.planned']);
});

it('tells a person when an authorization is gone that nobody here gave up', async () => {
	const found = await insertCase(ctx, [{ kind: 'card', gateway: 'sandbox', amount: 6000, uncaptured: true }]);
	const gone = movement(6000, { kind: 'void' });
	await book(found, gone);
	await book(found, gone);

	const told = await ctx.db.select().from(tasks).where(eq(tasks.orderId, found.orderId));
	expect(told).toMatchObject([{ kind: 'authorization_gone', state: 'open' }]);
	expect(await sumsOf(ctx, found)).toMatchObject({ voided: 0 });
});
