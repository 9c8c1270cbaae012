import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setStripe } from '../../../../src/lib/modules/payments/gateways/stripe/client.server';
import { stripe } from '../../../../src/lib/modules/payments/gateways/stripe/gateway.server';
import { startStripeDouble } from '../../../support/stripe-double';

let double: Awaited<ReturnType<typeof startStripeDouble>>;
beforeAll(async () => {
	double = await startStripeDouble();
	setStripe({ key: 'sk_test_123', url: double.url, answerWithin: 150 });
});
beforeEach(() => {
	double.calls.length = 0;
	double.faults.length = 0;
});
afterAll(() => double.close());

const facts = { order: '1001', cancellation: 'can_1' };
let keys = 0;
const askFor = (reference: string, amount: number, key = `rfd_${keys++}`, currency = 'USD') => ({
	...{ reference, amount, key, currency, facts }
});
const refundsOf = (intent: string) => double.refunds.filter((one) => one['payment_intent'] === intent);
const REFUNDS = /^POST \/v1\/refunds$/;

describe('the call', () => {
	it('is form-encoded, under our key, with our ids, at one version', async () => {
		const reference = double.pay(6000);
		await stripe().refund(askFor(reference, 2500, 'rfd_form'));
		const [call] = double.calls;
		expect(call).toMatchObject({ method: 'POST', path: '/v1/refunds', key: 'rfd_form' });
		expect(call?.type).toMatch(/^application\/x-www-form-urlencoded/);
		expect(call?.version).toMatch(/^\d{4}-\d\d-\d\d\.\w+$/);
		expect(call?.form).toEqual({
			payment_intent: reference,
			amount: '2500',
			'metadata[refund_id]': 'rfd_form',
			'metadata[cancellation_id]': 'can_1',
			'metadata[order_number]': '1001'
		});
	});

	it('names an old payment by its charge', async () => {
		const reference = double.pay(6000);
		expect(await stripe().refund(askFor(`ch_${reference}`, 100))).toMatchObject({ state: 'succeeded' });
		expect(double.calls[0]?.form).toMatchObject({ charge: `ch_${reference}` });
	});

	it.each([
		['KRW', 5000, '5000'],
		['ISK', 5000, '500000'],
		['KWD', 1500, '1500']
	])('writes %s as Stripe does', async (currency, amount, written) => {
		const reference = double.pay(900_000, { currency: currency.toLowerCase() });
		await stripe().refund(askFor(reference, amount, undefined, currency));
		expect(double.calls[0]?.form['amount']).toBe(written);
		expect(await stripe().movements(reference)).toMatchObject([{ amount, currency }]);
	});
});

describe('the same key', () => {
	it('moves money once, and is found again by what the refund carries', async () => {
		const reference = double.pay(6000);
		const ask = askFor(reference, 2500);
		const first = await stripe().refund(ask);
		expect(await stripe().refund(ask)).toEqual(first);
		expect(await stripe().find({ ...ask, kind: 'refund' })).toEqual(first);
		expect(refundsOf(reference)).toHaveLength(1);
	});

	it('is found on a later page, and long after Stripe forgot the key', async () => {
		const reference = double.pay(6000);
		const ask = askFor(reference, 100);
		await stripe().refund(ask);
		for (let more = 0; more < 4; more++) await stripe().refund(askFor(reference, 100));
		double.kept.clear();
		expect(await stripe().find({ ...ask, kind: 'refund' })).toMatchObject({ state: 'succeeded' });
		expect(await stripe().movements(reference)).toHaveLength(5);
	});

	it('with another amount is a no for a person, unless the first one is there', async () => {
		const reference = double.pay(6000);
		const ask = askFor(reference, 100);
		await stripe().refund(ask);
		expect(await stripe().refund({ ...ask, amount: 200 })).toMatchObject({ state: 'succeeded' });
		const lost = askFor(reference, 100);
		double.kept.set(lost.key, { form: '{}', answer: { status: 200, body: {} } });
		expect(await stripe().refund(lost)).toMatchObject({ failure: { code: 'key_used', retry: 'person' } });
	});
});

describe('an answer that never came', () => {
	it('is asked for once more by the library, under the same key', async () => {
		const reference = double.pay(6000);
		double.faults.push({ on: REFUNDS, silent: true, does: true });
		expect(await stripe().refund(askFor(reference, 100))).toMatchObject({ state: 'succeeded' });
		expect(double.calls.map(({ key }) => key)).toEqual([double.calls[0]?.key, double.calls[0]?.key]);
		expect(refundsOf(reference)).toHaveLength(1);
	});

	it.each([
		['silence', { silent: true }],
		['409', { status: 409, error: { type: 'idempotency_error', code: 'idempotency_key_in_use', message: 'in use' } }],
		['429', { status: 429, error: { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many' } }],
		['500', { status: 500 }],
		['503', { status: 503 }]
	])('is thrown, never a no: %s', async (_, fault) => {
		const reference = double.pay(6000);
		double.faults.push({ on: REFUNDS, ...fault }, { on: REFUNDS, ...fault });
		await expect(stripe().refund(askFor(reference, 100))).rejects.toThrow();
	});

	it('after a 500 that Stripe repeats, is what the payment’s own list says', async () => {
		const reference = double.pay(6000);
		const [lost, made] = [askFor(reference, 100), askFor(reference, 200)];
		double.faults.push({ on: REFUNDS, kept: true });
		await expect(stripe().refund(lost)).rejects.toThrow();
		expect(await stripe().refund(lost)).toMatchObject({ state: 'failed', failure: { code: 'answer_lost' } });
		double.faults.push({ on: REFUNDS, kept: true, does: true });
		await expect(stripe().refund(made)).rejects.toThrow();
		expect(await stripe().refund(made)).toMatchObject({ state: 'succeeded' });
		expect(refundsOf(reference)).toHaveLength(1);
	});
});

describe('a no', () => {
	const error = (code: string | undefined, type = 'invalid_request_error') => ({
		...{ type, message: 'Stripe’s own words' },
		...(code === undefined ? {} : { code })
	});
	it.each([
		[400, error('charge_already_refunded'), { code: 'charge_already_refunded', retry: 'never' }],
		[400, error(undefined), { code: 'refused', retry: 'person' }],
		[402, error('card_declined', 'card_error'), { code: 'card_declined', retry: 'person' }],
		[401, error(undefined), { code: 'key_refused', retry: 'person' }],
		[403, error(undefined), { code: 'key_not_allowed', retry: 'person' }]
	])('%i %o is %o in its own words', async (status, error, failure) => {
		double.faults.push({ on: REFUNDS, status, error });
		const answer = await stripe().refund(askFor(double.pay(6000), 100));
		expect(answer).toEqual({ state: 'failed', reference: null, failure: { ...failure, words: 'Stripe’s own words' } });
	});

	it.each(['charge_disputed', 'refund_disputed_payment'])('%s blocks, and fails nothing', async (code) => {
		double.faults.push({ on: REFUNDS, status: 400, error: error(code) });
		expect(await stripe().refund(askFor(double.pay(6000), 100))).toMatchObject({ state: 'blocked_by_dispute' });
	});

	it('is said to a payment Stripe does not know, and nothing is known of it', async () => {
		const ask = askFor('pi_unknown', 1);
		expect(await stripe().refund(ask)).toMatchObject({ state: 'failed', failure: { code: 'resource_missing' } });
		expect(await stripe().void(ask)).toMatchObject({ state: 'failed', failure: { code: 'resource_missing' } });
		expect(await stripe().find({ ...ask, kind: 'void' })).toBeUndefined();
		expect(await stripe().movements('pi_unknown')).toBeUndefined();
		expect(await stripe().secures('pi_unknown')).toBeUndefined();
		expect(await stripe().closePayment('pi_unknown')).toBeUndefined();
	});
});

describe('the list of the whole account', () => {
	it('names every payment that was refunded since, by all its names, page by page', async () => {
		const [before, one, two] = [double.pay(6000), double.pay(6000), double.pay(6000)];
		await stripe().refund(askFor(before, 100));
		const since = Number(double.refunds[0]?.['created']) + 1;
		for (const reference of [one, two, one]) await stripe().refund(askFor(reference, 100));
		double.calls.length = 0;
		const moved = await stripe().movedSince(new Date(since * 1000));
		expect(moved.toSorted()).toEqual([`ch_${one}`, `ch_${two}`, one, two].toSorted());
		expect(double.calls.map(({ method, path, form }) => ({ method, path, form }))).toEqual([
			{ method: 'GET', path: '/v1/refunds', form: { 'created[gte]': String(since), limit: '100' } },
			{
				method: 'GET',
				path: '/v1/refunds',
				form: { 'created[gte]': String(since), limit: '100', starting_after: double.refunds[1]?.id }
			}
		]);
	});

	it('is not taken for empty when Stripe can’t be asked', async () => {
		double.faults.push({ on: /^GET \/v1\/refunds$/, status: 500 }, { on: /^GET \/v1\/refunds$/, status: 500 });
		await expect(stripe().movedSince(new Date(0))).rejects.toThrow();
	});
});
