import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { FAULTS, PLAIN_DELIVERY, PLAIN_TURN } from '../../../../scripts/chaos/gateway/faults';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { sendNow } from '../../../../src/lib/modules/cancellations/actions/decide/release.server';
import { payRefund } from '../../../../src/lib/modules/refunds/jobs.server';
import { openTasks } from '../../../../src/lib/modules/orders/repository/tasks.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { countOf } from '../../../support/bulk';
import { openFaulty, type Faulty } from '../../../support/faulty';

let faulty: Faulty;
beforeAll(async () => {
	faulty = await openFaulty();
});
beforeEach(() => faulty.gateway.turns.set([]));
afterAll(async () => {
	expect((await checkInvariants(faulty.shop.db)).violations).toEqual([]);
	await faulty.close();
});

/** Accepted and sent: its refund's job waits. */
async function sending() {
	const found = await faulty.asked();
	await accept(faulty.shop.staff('agent'), { id: found.id });
	await sendNow(faulty.shop.staff('agent'), { id: found.id });
	return found;
}
const once = [{ amount: 2740, status: 'succeeded' }];
const points = ({ shopperId }: { readonly shopperId: string }) => faulty.shop.wallet(shopperId, 'points');
const isDone = { state: 'canceled', refunded: 3240 } as const;

it.each(FAULTS.filter((fault) => fault !== 'error_before'))('refunds exactly once through %s', async (fault) => {
	faulty.gateway.turns.set([{ ...PLAIN_TURN, fault }]);
	const { id, order, reference } = await sending();
	const before = await points(order);
	await faulty.shop.settle();
	for (let tries = 0; tries < 3; tries++) await faulty.wait();

	expect(await faulty.shop.see(id)).toMatchObject(isDone);
	expect(faulty.sent(reference)).toEqual(once);
	expect((await points(order)) - before).toBe(500);
});

it('puts before a person what the gateway answers with the same error for ever', async () => {
	faulty.gateway.turns.set([{ ...PLAIN_TURN, fault: 'error_before' }]);
	const { id, reference } = await sending();
	await faulty.shop.settle();
	for (let tries = 0; tries < 3; tries++) await faulty.wait();

	expect(await faulty.shop.see(id)).toMatchObject({ state: 'in_progress', refunded: 0 });
	expect((await openTasks(faulty.shop.db, id)).map(({ kind }) => kind)).toEqual(['refund_failed']);
	expect(faulty.sent(reference)).toEqual([]);
});

it('takes a webhook five times, and before the answer to the call', async () => {
	const delivery = { copies: 5, delayMs: 0, first: true };
	faulty.gateway.turns.set([{ ...PLAIN_TURN, delivery }]);
	const before = await countOf(faulty.shop, 'refund.succeeded');
	const { id, reference } = await sending();
	await faulty.shop.settle();
	await faulty.gateway.quiet();
	await faulty.wait();

	expect(await faulty.shop.see(id)).toMatchObject(isDone);
	expect(faulty.sent(reference)).toEqual(once);
	expect((await countOf(faulty.shop, 'refund.succeeded')) - before).toBe(2); // the card and the points
});

it('settles what was pending once, however often it is told', async () => {
	faulty.gateway.turns.set([{ ...PLAIN_TURN, outcome: 'pending_succeeded' }]);
	const { id, reference } = await sending();
	await faulty.shop.settle();
	expect(await faulty.shop.see(id)).toMatchObject({ state: 'in_progress', refunded: 0 });
	await faulty.gateway.decide(() => ({ ...PLAIN_DELIVERY, copies: 5 }));
	await faulty.gateway.quiet();
	await faulty.shop.settle();

	expect(await faulty.shop.see(id)).toMatchObject(isDone);
	expect(faulty.sent(reference)).toEqual(once);
});

it('opens the case again when a success is taken back', async () => {
	faulty.gateway.turns.set([{ ...PLAIN_TURN, outcome: 'failed_late' }]);
	const { id, reference } = await sending();
	await faulty.shop.settle();
	expect(await faulty.shop.see(id)).toMatchObject(isDone);
	await faulty.gateway.decide();
	await faulty.gateway.quiet();
	await faulty.shop.settle();

	expect(await faulty.shop.see(id)).toMatchObject({ state: 'in_progress', refunded: 500 });
	expect((await openTasks(faulty.shop.db, id)).map(({ kind }) => kind)).toEqual(['refund_failed_late']);
	expect(faulty.sent(reference)).toEqual([]);
});

it('refunds once when two workers have the job while the gateway is slow', async () => {
	faulty.gateway.turns.set([{ ...PLAIN_TURN, fault: 'slow' }]);
	const { id, reference } = await sending();
	const subject = (await faulty.shop.see(id)).refunds.find(({ method }) => method === 'original_payment')?.id;
	await Promise.allSettled([1, 2].map(() => payRefund.handle(faulty.shop.ctx(), { subject })));
	for (let tries = 0; tries < 3; tries++) await faulty.wait();

	expect(await faulty.shop.see(id)).toMatchObject(isDone);
	expect(faulty.sent(reference)).toEqual(once);
});
