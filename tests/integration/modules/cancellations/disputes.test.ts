import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { EventName } from '../../../../src/lib/core/events';
import { bookDispute } from '../../../../src/lib/modules/cancellations/actions/money/book-dispute.server';
import { settleCase } from '../../../../src/lib/modules/cancellations/actions/decide/settle.server';
import { cancellations } from '../../../../src/lib/modules/cancellations/tables.server';
import { tasks, tenders } from '../../../../src/lib/modules/orders/tables.server';
import type { DisputeState } from '../../../../src/lib/modules/payments/gateway';
import type { Ctx } from '../../../../src/lib/server/ctx';
import type { Database } from '../../../../src/lib/server/store/database';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { testDatabase } from '../../../support/database';
import { testCtx, withoutReactions } from '../../../support/rows';
import { pay, plannedCard, queuedCard, queuePlanned, read, type Planned } from '../refunds/steps';

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

/** What the gateway says of a dispute on the case's payment. */
async function told(of: Planned, state: DisputeState, { amount = 6000, reference = `dp_${of.orderId}` } = {}) {
	const [paid] = of.tenders;
	const tender = { id: paid?.id ?? '', orderId: of.orderId, reference: of.reference };
	const dispute = { reference, amount, currency: 'KRW', state, reason: 'fraudulent' };
	await bookDispute(ctx, { gateway: 'sandbox', tender, dispute });
	await settleCase(ctx, { id: of.cancellationId });
}

async function moneyOf({ cancellationId, tenders: [tender] }: Planned) {
	const [it] = await ctx.db.select().from(cancellations).where(eq(cancellations.id, cancellationId));
	const [paid] = await ctx.db
		.select()
		.from(tenders)
		.where(eq(tenders.id, tender?.id ?? ''));
	const { disputed, chargedBackMinor: chargedBack, reservedMinor: reserved } = paid ?? {};
	return { state: it?.state, lost: it?.lostMinor, refunded: it?.refundedMinor, disputed, chargedBack, reserved };
}

const openTasks = async ({ orderId }: Planned) =>
	(await ctx.db.select().from(tasks).where(eq(tasks.orderId, orderId))).filter(({ state }) => state === 'open').length;

it('keeps a refund back while a dispute is open, and asks a person for the evidence', async () => {
	const found = await queuedCard(ctx, 6000);
	await told(found, 'open');
	await told(found, 'open');
	await pay(ctx, found.refundId);

	expect((await read(ctx, found.refundId)).state).toBe('blocked_by_dispute');
	expect(await moneyOf(found)).toMatchObject({ state: 'in_progress', disputed: true, reserved: 6000 });
	expect(recorded.filter((name) => name === 'dispute.opened')).toHaveLength(1);
	expect(await openTasks(found)).toBe(1);
});

it('counts a lost dispute as paid: the case is canceled and nothing is refunded', async () => {
	const found = await queuedCard(ctx, 6000);
	await told(found, 'open');
	await told(found, 'lost');

	expect((await read(ctx, found.refundId)).state).toBe('canceled');
	expect(await moneyOf(found)).toEqual({
		...{ state: 'canceled', lost: 6000, refunded: 0, disputed: false, chargedBack: 6000, reserved: 0 }
	});
	expect(recorded).toContain('refund.lost_to_dispute');
	expect(await openTasks(found)).toBe(0);
});

it('refunds after all when the dispute is won', async () => {
	const found = await queuedCard(ctx, 6000);
	await told(found, 'open');
	await told(found, 'won');
	await pay(ctx, found.refundId);
	await settleCase(ctx, { id: found.cancellationId });

	expect(await moneyOf(found)).toMatchObject({ state: 'canceled', refunded: 6000, disputed: false, chargedBack: 0 });
});

it('owes the shopper again when a lost dispute is won after all', async () => {
	const found = await queuedCard(ctx, 6000);
	await told(found, 'lost');
	expect((await moneyOf(found)).state).toBe('canceled');
	await told(found, 'won');

	expect(await moneyOf(found)).toMatchObject({ state: 'in_progress', lost: 0, chargedBack: 0, disputed: false });
	expect(recorded.filter((name) => name === 'cancellation.reopened')).toHaveLength(1);
});

it('is not moved back by what is told late', async () => {
	const found = await queuedCard(ctx, 6000);
	await told(found, 'lost');
	await told(found, 'open');
	await told(found, 'lost');
	expect(await moneyOf(found)).toMatchObject({ state: 'canceled', disputed: false, chargedBack: 6000 });
	expect(recorded.filter((name) => name === 'dispute.lost')).toHaveLength(1);
});

it('takes an inquiry that came to nothing for nothing', async () => {
	const found = await queuedCard(ctx, 6000);
	await told(found, 'won');
	expect(await moneyOf(found)).toMatchObject({ disputed: false, reserved: 6000 });
	expect(recorded).not.toContain('dispute.won');
});

it('still gives back what a lost dispute did not pay', async () => {
	const found = await queuedCard(ctx, 6000);
	await told(found, 'open', { amount: 4000 });
	await told(found, 'lost', { amount: 4000 });
	expect(await moneyOf(found)).toMatchObject({ state: 'in_progress', lost: 4000, chargedBack: 4000, reserved: 2000 });
});

it('covers what is only planned too', async () => {
	const found = await plannedCard(ctx, 6000);
	await told(found, 'lost');
	expect((await read(ctx, found.refundId)).state).toBe('canceled');
	expect(await moneyOf(found)).toMatchObject({ state: 'canceled', lost: 6000, reserved: 0 });
});

it('blocks what is planned when its turn comes, until no dispute is open any more', async () => {
	const found = await plannedCard(ctx, 6000);
	await told(found, 'open', { reference: 'dp_a', amount: 1000 });
	await told(found, 'open', { reference: 'dp_b', amount: 1000 });
	await queuePlanned(ctx, found);
	await told(found, 'won', { reference: 'dp_a' });
	expect((await read(ctx, found.refundId)).state).toBe('blocked_by_dispute');
	await told(found, 'won', { reference: 'dp_b' });
	expect((await read(ctx, found.refundId)).state).toBe('queued');
});

it('books a charge-back of what was refunded already as far as it goes', async () => {
	const found = await queuedCard(ctx, 6000);
	await pay(ctx, found.refundId);
	await settleCase(ctx, { id: found.cancellationId });
	await told(found, 'lost');
	expect(await moneyOf(found)).toMatchObject({ state: 'canceled', refunded: 6000, lost: 0, chargedBack: 0 });
});

it('leaves money that adds up', async () => {
	const broken = (await checkInvariants(ctx.db)).violations.map(({ rule }) => rule);
	expect(broken.filter((rule) => /tender|canceled_is|case_matches|ended_has/.test(rule))).toEqual([]);
});

it('of two lost disputes that together are above the payment, one won gives back what the other does not take', async () => {
	const found = await queuedCard(ctx, 6000);
	await told(found, 'lost', { amount: 6000, reference: `dp_1_${found.orderId}` });
	const { chargedBack: all = 0 } = await moneyOf(found);
	const second = { amount: all, reference: `dp_2_${found.orderId}` };
	await told(found, 'lost', second);
	expect(await moneyOf(found)).toMatchObject({ chargedBack: all });
	await told(found, 'won', second);
	expect(await moneyOf(found)).toMatchObject({ chargedBack: 6000 });
});
