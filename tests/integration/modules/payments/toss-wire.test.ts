import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setToss } from '../../../../src/lib/modules/payments/gateways/toss/client.server';
import { toss } from '../../../../src/lib/modules/payments/gateways/toss/gateway.server';
import { startTossDouble } from '../../../support/toss-double';

let double: Awaited<ReturnType<typeof startTossDouble>>;
beforeAll(async () => {
	double = await startTossDouble();
	setToss({ key: 'test_sk_123', url: double.url, answerWithin: 150 });
});
beforeEach(() => {
	double.calls.length = 0;
	double.faults.length = 0;
});
afterAll(() => double.close());

const NOW = new Date('2026-03-02T10:00:00Z');
const gateway = () => toss({ now: NOW });
const facts = { order: '1001', cancellation: 'can_1' };
const account = { scheme: 'kr', holder: '김민지', bank: '004', account: '12345678901' } as const;
let keys = 0;
const askFor = (reference: string, amount: number, over: { key?: string; currency?: string } = {}) => ({
	...{ reference, amount, currency: 'KRW', key: `rfd_t${keys++}`, facts },
	...over
});
const cancelsOf = (reference: string) => double.payments.get(reference)?.cancels ?? [];

describe('the call', () => {
	it('is JSON with a reason and an amount, under our key, by Basic authentication', async () => {
		const reference = double.pay(50_000);
		expect(await gateway().refund(askFor(reference, 20_000, { key: 'rfd_form' }))).toEqual({
			...{ state: 'succeeded', reference: 'TX1', trace: null, kind: 'refund' }
		});
		expect(double.calls).toEqual([
			{
				method: 'POST',
				path: `/v1/payments/${reference}/cancel`,
				authorization: `Basic ${btoa('test_sk_123:')}`,
				key: 'rfd_form',
				body: { cancelReason: 'Order 1001 (rfd_form)', cancelAmount: 20_000 }
			}
		]);
	});

	it('writes other money than won in units, and says which it is', async () => {
		const reference = double.pay(90.5, { currency: 'USD' });
		await gateway().refund(askFor(reference, 2050, { currency: 'USD' }));
		expect(double.calls[0]?.body).toMatchObject({ cancelAmount: 20.5, currency: 'USD' });
		expect(await gateway().movements(reference)).toMatchObject([{ amount: 2050, currency: 'USD', kind: 'refund' }]);
		expect(await gateway().secures(reference)).toEqual({ authorized: 9050, captured: 9050 });
	});

	it('names the account of whoever paid by a virtual one, by the codes of Toss', async () => {
		const reference = double.pay(30_000, { virtualAccount: { bankCode: '88' } });
		const ask = askFor(reference, 10_000);
		expect(await gateway().refund(ask)).toMatchObject({
			failure: { code: 'INVALID_REFUND_ACCOUNT_INFO', retry: 'person' }
		});
		expect(await gateway().refund({ ...askFor(reference, 10_000), account })).toMatchObject({ state: 'succeeded' });
		const refundReceiveAccount = { bank: '06', accountNumber: '12345678901', holderName: '김민지' };
		expect(double.calls.at(-1)?.body).toMatchObject({ refundReceiveAccount });
	});
});

describe('the same key', () => {
	it('moves money once', async () => {
		const ask = askFor(double.pay(50_000), 20_000);
		expect(await gateway().refund(ask)).toEqual(await gateway().refund(ask));
		expect(cancelsOf(ask.reference)).toHaveLength(1);
	});

	it('is found again after an answer that never came', async () => {
		const ask = askFor(double.pay(50_000), 20_000);
		double.faults.push({ does: true, silent: true });
		await expect(gateway().refund(ask)).rejects.toThrow();
		expect(await gateway().find({ ...ask, kind: 'refund' })).toMatchObject({ state: 'succeeded', reference: 'TX1' });
		expect(await gateway().refund(ask)).toMatchObject({ state: 'succeeded' });
		expect(cancelsOf(ask.reference)).toHaveLength(1);
	});

	it('is not found where nothing was made', async () => {
		const ask = askFor(double.pay(50_000), 20_000);
		double.faults.push({ silent: true });
		await expect(gateway().refund(ask)).rejects.toThrow();
		expect(await gateway().find({ ...ask, kind: 'refund' })).toBeUndefined();
	});
});

describe('an error', () => {
	it.each([
		[500, 'FAILED_REFUND_PROCESS'],
		[409, 'IDEMPOTENT_REQUEST_PROCESSING'],
		[403, 'FORBIDDEN_CONSECUTIVE_REQUEST'],
		[429, 'TOO_MANY_REQUESTS']
	])('%i %s leaves the outcome open', async (status, code) => {
		double.faults.push({ status, code });
		await expect(gateway().refund(askFor(double.pay(50_000), 100))).rejects.toThrow(code);
	});

	it.each([
		[403, 'NOT_CANCELABLE_PAYMENT', 'never'],
		[403, 'NOT_AVAILABLE_BANK', 'later'],
		[400, 'PROVIDER_ERROR', 'later'],
		[401, 'UNAUTHORIZED_KEY', 'person'],
		[400, 'A_NEW_ONE', 'person']
	])('%i %s is a no, tried again: %s', async (status, code, retry) => {
		double.faults.push({ status, code });
		const said = await gateway().refund(askFor(double.pay(50_000), 100));
		expect(said).toEqual({ state: 'failed', reference: null, failure: { code, words: `말하자면 ${code}`, retry } });
	});

	it('is looked past when the payment shows that it was made', async () => {
		const ask = askFor(double.pay(50_000), 20_000);
		double.faults.push({ does: true, status: 400, code: 'PROVIDER_ERROR' });
		expect(await gateway().refund(ask)).toMatchObject({ state: 'succeeded', reference: 'TX1' });
	});

	it('more than there is is refused for good', async () => {
		const refused = await gateway().refund(askFor(double.pay(500), 600));
		expect(refused).toMatchObject({ state: 'failed', failure: { code: 'NOT_CANCELABLE_AMOUNT', retry: 'never' } });
	});
});

describe('an account nobody paid into yet', () => {
	const awaited = { status: 'WAITING_FOR_DEPOSIT', approvedAt: null, virtualAccount: { bankCode: '88' } };

	it('holds nothing, and is given up whole', async () => {
		const ask = askFor(double.pay(50_000, awaited), 50_000);
		expect(await gateway().secures(ask.reference)).toEqual({ authorized: 0, captured: 0 });
		expect(await gateway().void(ask)).toMatchObject({ state: 'succeeded', kind: 'void' });
		expect(double.calls.at(-1)?.body).toEqual({ cancelReason: `Order 1001 (${ask.key})` });
		expect(await gateway().secures(ask.reference)).toEqual({ authorized: 0, captured: 0 });
	});

	it('is closed, so that nobody pays into it any more', async () => {
		const reference = double.pay(50_000, awaited);
		expect(await gateway().closePayment(reference)).toEqual({ authorized: 0, captured: 0 });
		expect(double.payments.get(reference)?.status).toBe('CANCELED');
	});

	it('is refunded when it was paid meanwhile, and the receipt says so', async () => {
		const ask = askFor(double.pay(50_000), 20_000);
		expect(await gateway().void(ask)).toMatchObject({ state: 'succeeded', kind: 'refund' });
	});
});

it('says what was canceled in its own console too, without our key', async () => {
	const reference = double.pay(50_000);
	const canceledAt = '2026-03-03T09:00:00+09:00';
	const open = {
		transactionKey: 'W1',
		cancelReason: '고객 변심',
		cancelAmount: 700,
		canceledAt,
		cancelStatus: 'IN_PROGRESS'
	};
	cancelsOf(reference).push(open, { ...open, transactionKey: 'W2', cancelStatus: 'ABORTED' });
	expect(await gateway().movements(reference)).toMatchObject([
		{ key: null, amount: 700, receipt: { state: 'pending', reference: 'W1' } },
		{ key: null, receipt: { state: 'failed', reference: 'W2' } }
	]);
});

describe('the list of the whole shop', () => {
	const moved = (at: number, status: string, day = '02') => ({
		...{ transactionKey: `TX_${at}`, paymentKey: `tpk_${at}`, status },
		transactionAt: `2026-03-${day}T18:59:59+09:00`
	});

	it('names the payments something was canceled of, page by page, by the clock of Korea', async () => {
		const paid = Array.from({ length: 1000 }, (_, at) => moved(at, 'DONE'));
		const tooEarly = moved(1, 'CANCELED', '01');
		double.transactions.push(
			tooEarly,
			...paid,
			moved(7, 'PARTIAL_CANCELED'),
			moved(7, 'CANCELED'),
			moved(9, 'CANCELED')
		);
		expect(await gateway().movedSince(new Date('2026-03-02T00:00:00Z'))).toEqual(['tpk_7', 'tpk_9']);
		const asked = double.calls.map(({ method, path }) => [method, decodeURIComponent(path)]);
		const span = '/v1/transactions?startDate=2026-03-02T09:00:00&endDate=2026-03-02T19:00:00&limit=1000';
		expect(asked).toEqual([['GET', span], ['GET', `${span}&startingAfter=TX_999`]]); // prettier-ignore
	});

	it('is not taken for empty when Toss can’t be asked', async () => {
		setToss({ key: 'test_sk_123', url: `${double.url}/nowhere` });
		await expect(gateway().movedSince(NOW)).rejects.toThrow('NOT_FOUND_PAYMENT');
		setToss({ key: 'test_sk_123', url: double.url, answerWithin: 150 });
	});
});

describe('a webhook', () => {
	const headers = new Headers({ 'tosspayments-webhook-transmission-id': 'whtrans_1' });
	const told = (said: unknown) => gateway().verifyWebhook(JSON.stringify(said), headers);

	it('hints at its payment, and at our refund where the reason names it', () => {
		const data = { paymentKey: 'tpk_1', status: 'PARTIAL_CANCELED', cancels: [{ cancelReason: 'Order 1001 (rfd_1)' }] };
		expect(told({ eventType: 'PAYMENT_STATUS_CHANGED', data })).toEqual({
			ok: true,
			value: {
				...{ id: 'whtrans_1', kind: 'PAYMENT_STATUS_CHANGED', references: ['tpk_1'], key: 'rfd_1', dispute: null }
			}
		});
		const canceled = { cancelReason: 'Order 7 (rfd_2)', transactionKey: 'TX2', cancelStatus: 'DONE' };
		expect(told({ eventType: 'CANCEL_STATUS_CHANGED', data: canceled })).toMatchObject({
			value: { references: [], key: 'rfd_2', movement: 'TX2' }
		});
	});

	it('of another kind is none of ours, and one that is no JSON is refused', () => {
		expect(told({ createdAt: '2026-01-01', secret: 's', status: 'DONE', orderId: '1001' })).toEqual({ ok: true });
		expect(gateway().verifyWebhook('no', headers)).toMatchObject({ ok: false, code: 'request.malformed' });
		expect(gateway().verifyWebhook('{}', new Headers())).toMatchObject({ ok: false, code: 'webhook.signature_wrong' });
	});
});
