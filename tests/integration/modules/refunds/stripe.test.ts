import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { EventName } from '../../../../src/lib/core/events';
import { HOUR, later } from '../../../../src/lib/core/time';
import { setStripe } from '../../../../src/lib/modules/payments/gateways/stripe/client.server';
import { settle } from '../../../../src/lib/modules/refunds/actions/settle.server';
import { markSubmitted } from '../../../../src/lib/modules/refunds/actions/submit.server';
import { chase } from '../../../../src/lib/modules/refunds/methods/chase.server';
import { METHODS } from '../../../../src/lib/modules/refunds/methods/index.server';
import type { Ctx } from '../../../../src/lib/server/ctx';
import type { Database } from '../../../../src/lib/server/store/database';
import { hear } from '../../../../src/lib/wiring/pay/gateway-webhooks.server';
import { testDatabase } from '../../../support/database';
import { insertCase, sumsOf, testCtx, withoutReactions } from '../../../support/rows';
import { startStripeDouble } from '../../../support/stripe-double';
import { hearAndWork, part, pay, planAll, queuePlanned, read } from './steps';

const SECRET = 'whsec_test';
let database: Database;
let double: Awaited<ReturnType<typeof startStripeDouble>>;
let ctx: Ctx;
let recorded: EventName[];
beforeAll(async () => {
	database = await testDatabase();
	ctx = testCtx(database.db);
	double = await startStripeDouble();
	setStripe({ key: 'sk_test_123', url: double.url, webhookSecret: SECRET, answerWithin: 150 });
});
beforeEach(() => {
	({ recorded } = withoutReactions());
	double.faults.length = 0;
});
afterAll(async () => {
	await double.close();
	await database.close();
});

/** A case paid at Stripe, with its refund on its way. */
async function queuedAtStripe(amount = 6000) {
	const found = await insertCase(ctx, [{ kind: 'card', gateway: 'stripe', amount }]);
	const [tender] = found.tenders;
	const reference = double.pay(amount, { currency: 'krw' }, tender?.reference ?? '');
	const [refund] = await planAll(ctx, found, [part(tender?.id ?? '', amount)]);
	await queuePlanned(ctx, found);
	return { ...found, reference, refundId: refund?.id ?? '' };
}

/** Stripe's refund of ours, to be changed as a bank would. */
function atStripe(refundId: string) {
	const found = double.refunds.find(({ metadata }) => JSON.stringify(metadata).includes(refundId));
	if (!found) throw new Error(`Stripe has no refund for ${refundId}`);
	return found;
}

let events = 0;
function signed(type: string, object: unknown, { id = `evt_${events++}`, age = 0, secret = SECRET } = {}) {
	const payload = JSON.stringify({ id, object: 'event', type, data: { object } });
	const timestamp = Math.floor(Date.now() / 1000) - age;
	const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
	return { gateway: 'stripe', rawBody: payload, headers: new Headers({ 'stripe-signature': signature }) } as const;
}

const movedAt = (reference: string) => double.refunds.filter((one) => one['payment_intent'] === reference).length;

it('refunds once, whatever becomes of the answer', async () => {
	const { refundId, reference, ...found } = await queuedAtStripe();
	const silent = { on: /^POST \/v1\/refunds$/, silent: true, does: true };
	double.faults.push(silent);
	double.kept.clear();
	await pay(ctx, refundId);
	await pay(ctx, refundId);

	expect(await read(ctx, refundId)).toMatchObject({ state: 'succeeded', reference: atStripe(refundId).id });
	expect(movedAt(reference)).toBe(1);
	expect(await sumsOf(ctx, found)).toMatchObject({ reserved: 0, refunded: 6000, case_refunded: 6000 });
});

it('reads the payment before it asks again, long after Stripe forgot the key', async () => {
	const { refundId, reference } = await queuedAtStripe();
	await markSubmitted(ctx, refundId);
	const refund = await read(ctx, refundId);
	await METHODS.original_payment.pay(ctx, refund, { key: refundId });
	double.kept.clear();
	await pay({ ...ctx, now: later(ctx.now, 30 * HOUR) }, refundId);

	expect((await read(ctx, refundId)).state).toBe('succeeded');
	expect(movedAt(reference)).toBe(1);
});

it('asks again for what Stripe never got, under the old key, once its job gave up', async () => {
	const { refundId, reference } = await queuedAtStripe();
	double.faults.push({ on: /^POST \/v1\/refunds$/, status: 503 });
	await expect(pay(ctx, refundId)).rejects.toThrow();
	expect((await read(ctx, refundId)).state).toBe('submitted');
	recorded.length = 0;
	await chase({ ...ctx, now: later(ctx.now, HOUR) });
	expect(recorded).toEqual(['refund.queued']);
	await pay(ctx, refundId);

	expect((await read(ctx, refundId)).state).toBe('succeeded');
	expect(movedAt(reference)).toBe(1);
});

it('books what a webhook tells once, told five times at once, late and out of order', async () => {
	const { refundId } = await queuedAtStripe();
	await pay(ctx, refundId);
	const refund = atStripe(refundId);
	Object.assign(refund, { status: 'failed', failure_reason: 'expired_or_canceled_card' });
	const failed = signed('refund.failed', refund);
	await Promise.all(Array.from({ length: 5 }, () => hear(ctx, failed)));
	await hearAndWork(ctx, failed);
	await hearAndWork(ctx, signed('refund.created', { ...refund, status: 'pending' }));

	expect(recorded.filter((name) => name === 'refund.failed_late')).toHaveLength(1);
	expect(await read(ctx, refundId)).toMatchObject({ state: 'failed', failureCode: 'expired_or_canceled_card' });
});

it('takes the webhook before the answer of the call', async () => {
	const { refundId } = await queuedAtStripe();
	await markSubmitted(ctx, refundId);
	const receipt = await METHODS.original_payment.pay(ctx, await read(ctx, refundId), { key: refundId });
	await hearAndWork(ctx, signed('refund.updated', atStripe(refundId)));
	expect((await read(ctx, refundId)).state).toBe('succeeded');
	await settle(ctx, { id: refundId, receipt });

	expect(recorded.filter((name) => name === 'refund.succeeded')).toHaveLength(1);
});

it('notes the number the bank finds it by when it comes days later', async () => {
	const { refundId } = await queuedAtStripe();
	await pay(ctx, refundId);
	const card = { type: 'refund', reference: '74537', reference_type: 'acquirer_reference_number' };
	Object.assign(atStripe(refundId), { destination_details: { type: 'card', card } });
	await hearAndWork(ctx, signed('refund.updated', atStripe(refundId)));
	await hearAndWork(ctx, signed('refund.updated', atStripe(refundId)));

	expect(await read(ctx, refundId)).toMatchObject({ state: 'succeeded', trace: '74537', traceKind: 'arn' });
	expect(recorded.filter((name) => name === 'refund.traced')).toHaveLength(1);
});

it('gives a failed refund another try under a key of its own', async () => {
	const { refundId, reference, ...found } = await queuedAtStripe();
	double.faults.push({
		on: /^POST \/v1\/refunds$/,
		status: 400,
		error: { type: 'invalid_request_error', message: 'No' }
	});
	await pay(ctx, refundId);
	expect(await read(ctx, refundId)).toMatchObject({ state: 'failed', failure: 'No', failureCode: 'refused' });
	const [again] = await planAll(ctx, found, [part(found.tenders[0]?.id ?? '', 6000)]);
	await queuePlanned(ctx, found);
	await pay(ctx, again?.id ?? '');

	expect(await read(ctx, again?.id ?? '')).toMatchObject({ state: 'succeeded' });
	expect(atStripe(again?.id ?? '')).toMatchObject({ payment_intent: reference });
});

it.each([
	['another secret', { secret: 'whsec_other' }],
	['an old time', { age: 301 }]
])('believes nothing that is signed with %s', async (_, how) => {
	const { reference } = await queuedAtStripe();
	const heard = signed('payment_intent.succeeded', { id: reference }, how);
	await expect(hear(ctx, heard)).rejects.toThrow('webhook.signature_wrong');
	await expect(hear(ctx, { ...heard, headers: new Headers() })).rejects.toThrow('webhook.signature_wrong');
});

it('wants to know nothing of other payments and other kinds', async () => {
	expect(await hear(ctx, signed('refund.updated', { id: 're_x', payment_intent: 'pi_x', charge: null }))).toBe(false);
	expect(await hear(ctx, signed('customer.created', { id: 'cus_1' }))).toBe(false);
	await expect(hear(ctx, signed('refund.updated', { id: 5 }))).rejects.toThrow('request.malformed');
});
