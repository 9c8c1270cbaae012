import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setStripe } from '../../../../src/lib/modules/payments/gateways/stripe/client.server';
import { stripe } from '../../../../src/lib/modules/payments/gateways/stripe/gateway.server';
import { startStripeDouble } from '../../../support/stripe-double';

let double: Awaited<ReturnType<typeof startStripeDouble>>;
beforeAll(async () => {
	double = await startStripeDouble();
	setStripe({ key: 'sk_test_123', url: double.url });
});
beforeEach(() => {
	double.calls.length = 0;
});
afterAll(() => double.close());

const facts = { order: '1001', cancellation: 'can_1' };
let keys = 0;
const askFor = (reference: string, amount: number) => ({
	...{ reference, amount, key: `rfd_${keys++}`, currency: 'USD', facts }
});
const writes = () => double.calls.filter(({ method }) => method === 'POST').map(({ path, form }) => ({ path, form }));

describe('what a refund says', () => {
	const said = async (over: Record<string, unknown>) => {
		const ask = askFor(double.pay(6000), 100);
		await stripe().refund(ask);
		Object.assign(double.refunds[0] ?? {}, over);
		return stripe().find({ ...ask, kind: 'refund' });
	};
	it.each([
		['pending', { state: 'pending', needsShopper: false }],
		['requires_action', { state: 'pending', needsShopper: true }],
		['succeeded', { state: 'succeeded', trace: null }],
		['canceled', { state: 'failed', failure: { code: 'canceled', retry: 'person' } }],
		['something_new', { state: 'pending' }]
	])('%s is %o', async (status, answer) => {
		expect(await said({ status })).toMatchObject(answer);
	});

	it.each([
		['lost_or_stolen_card', 'never'],
		['insufficient_funds', 'person'],
		['unknown', 'person']
	])('failed because of %s is tried again: %s', async (reason, retry) => {
		expect(await said({ status: 'failed', failure_reason: reason })).toMatchObject({
			state: 'failed',
			failure: { code: reason, retry }
		});
	});

	it('carries the number a bank finds it by once that is known', async () => {
		const card = { type: 'refund', reference: '74000', reference_type: 'acquirer_reference_number' };
		const destination_details = { type: 'card', card };
		expect(await said({ destination_details })).toMatchObject({ trace: '74000', traceKind: 'arn' });
	});
});

describe('an authorization', () => {
	it('is given up whole by canceling the payment', async () => {
		const ask = askFor(double.authorize(6000), 6000);
		expect(await stripe().void(ask)).toEqual({
			state: 'succeeded',
			reference: ask.reference,
			trace: null,
			kind: 'void'
		});
		expect(writes()).toEqual([{ path: `/v1/payment_intents/${ask.reference}/cancel`, form: {} }]);
		expect(await stripe().find({ ...ask, kind: 'void' })).toMatchObject({ state: 'succeeded', kind: 'void' });
		expect(await stripe().find({ ...ask, kind: 'refund' })).toBeUndefined();
		expect(await stripe().movements(ask.reference)).toMatchObject([{ kind: 'void', amount: 6000, key: null }]);
		expect(await stripe().secures(ask.reference)).toEqual({ authorized: 0, captured: 0 });
	});

	it('is given up in part by capturing the rest', async () => {
		const ask = askFor(double.authorize(6000), 2000);
		expect(await stripe().void(ask)).toMatchObject({ state: 'succeeded', kind: 'void' });
		expect(writes()[0]).toEqual({
			path: `/v1/payment_intents/${ask.reference}/capture`,
			form: { amount_to_capture: '4000', 'metadata[release_id]': ask.key }
		});
		expect(await stripe().void(ask)).toMatchObject({ kind: 'void' });
		expect(await stripe().movements(ask.reference)).toMatchObject([{ kind: 'void', amount: 2000, key: ask.key }]);
		expect(await stripe().secures(ask.reference)).toEqual({ authorized: 4000, captured: 4000 });
	});

	it('that was captured meanwhile is refunded, and the receipt says so', async () => {
		const ask = askFor(double.authorize(6000), 2000);
		await stripe().void(ask);
		const more = askFor(ask.reference, 1500);
		expect(await stripe().void(more)).toMatchObject({
			state: 'succeeded',
			reference: double.refunds[0]?.id,
			kind: 'refund'
		});
		expect(await stripe().find({ ...more, kind: 'void' })).toMatchObject({ kind: 'refund' });
	});

	it('that ran out by itself stands in the books as released', async () => {
		const reference = double.pay(6000);
		await stripe().refund(askFor(reference, 6000));
		Object.assign(double.refunds[0] ?? {}, { reason: 'expired_uncaptured_charge', metadata: {} });
		expect(await stripe().movements(reference)).toMatchObject([{ kind: 'void', amount: 6000, key: null }]);
	});

	it('on its way counts as money, and is neither released nor refunded yet', async () => {
		const reference = double.pay(6000, { status: 'processing', amount_received: 0 });
		expect(await stripe().secures(reference)).toEqual({ authorized: 6000, captured: 0 });
		await expect(stripe().void(askFor(reference, 6000))).rejects.toThrow('on its way');
	});
});

describe('a payment somebody is asked for', () => {
	const ask = { amount: 2500, currency: 'EUR', key: 'req_1', email: 'ada@example.com', facts: { order: '1001' } };

	it('is opened once per key, and holds nothing yet', async () => {
		const opened = await stripe().openPayment(ask);
		expect(await stripe().openPayment(ask)).toEqual(opened);
		expect(opened).toMatchObject({ secret: `${opened?.reference}_secret` });
		expect(writes()[0]).toEqual({
			path: '/v1/payment_intents',
			form: {
				amount: '2500',
				currency: 'eur',
				'automatic_payment_methods[enabled]': 'true',
				'metadata[order_number]': '1001',
				'metadata[payment_request]': 'req_1',
				receipt_email: 'ada@example.com'
			}
		});
		expect(await stripe().secures(opened?.reference ?? '')).toEqual({ authorized: 0, captured: 0 });
	});

	it('is closed, unless the money was faster', async () => {
		const open = await stripe().openPayment({ ...ask, key: 'req_2' });
		expect(await stripe().closePayment(open?.reference ?? '')).toEqual({ authorized: 0, captured: 0 });
		expect(double.intents.get(open?.reference ?? '')).toMatchObject({ status: 'canceled' });
		expect(await stripe().closePayment(double.pay(2500))).toEqual({ authorized: 2500, captured: 2500 });
	});
});
