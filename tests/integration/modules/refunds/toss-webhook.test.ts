import { afterAll, beforeAll, expect, it } from 'vitest';
import { setToss } from '../../../../src/lib/modules/payments/gateways/toss/client.server';
import { setProviders } from '../../../../src/lib/server/config/providers';
import type { Ctx } from '../../../../src/lib/server/ctx';
import type { Database } from '../../../../src/lib/server/store/database';
import { testDatabase } from '../../../support/database';
import { insertCase, sumsOf, testCtx, withoutReactions } from '../../../support/rows';
import { startTossDouble } from '../../../support/toss-double';
import { hearAndWork, part, pay, planAll, queuePlanned, read } from './steps';

let database: Database;
let ctx: Ctx;
let double: Awaited<ReturnType<typeof startTossDouble>>;
beforeAll(async () => {
	database = await testDatabase();
	ctx = testCtx(database.db);
	double = await startTossDouble();
	setToss({ key: 'test_sk_123', url: double.url });
	setProviders(['toss']);
	withoutReactions();
});
afterAll(async () => {
	setProviders([]);
	await Promise.all([double.close(), database.close()]);
});

let told = 0;
/** Of what was paid abroad Toss names the cancellation alone. */
const tell = (data: object) =>
	hearAndWork(ctx, {
		gateway: 'toss',
		rawBody: JSON.stringify({ eventType: 'CANCEL_STATUS_CHANGED', createdAt: '2026-03-02T19:00:00.000000', data }),
		headers: new Headers({ 'tosspayments-webhook-transmission-id': `whtrans_${told++}` })
	});

/** A refund of a wallet abroad, which takes its time to decide. */
async function waiting() {
	const reference = double.pay(50_000);
	const found = await insertCase(ctx, [{ kind: 'card', gateway: 'toss', amount: 50_000, reference }]);
	const [refund] = await planAll(ctx, found, [part(found.tenders[0]?.id ?? '', 20_000)]);
	const id = refund?.id ?? '';
	await queuePlanned(ctx, found);
	double.slow = true;
	await pay(ctx, id);
	double.slow = false;
	expect(await read(ctx, id)).toMatchObject({ state: 'pending' });
	return { id, found, reference, cancel: Object(double.payments.get(reference)?.cancels[0]) };
}

it.each([
	['DONE', 'succeeded', 20_000],
	['ABORTED', 'failed', 0]
])('a cancellation that was %s abroad is read again and booked, once', async (cancelStatus, state, refunded) => {
	const { id, found, cancel } = await waiting();
	Object.assign(cancel ?? {}, { cancelStatus });
	expect(await tell({ ...cancel })).toBe(true);
	expect(await read(ctx, id)).toMatchObject({ state });
	expect(await tell({ ...cancel })).toBe(true);
	expect(await sumsOf(ctx, found)).toMatchObject({ refunded, reserved: 0 });
});

it('is found by Toss’s own id of it where the reason was rewritten', async () => {
	const { id, cancel } = await waiting();
	Object.assign(cancel ?? {}, { cancelStatus: 'DONE' });
	expect(await tell({ ...cancel, cancelReason: '고객 변심' })).toBe(true);
	expect(await read(ctx, id)).toMatchObject({ state: 'succeeded' });
});

it('is believed nothing of: what the payment says counts', async () => {
	const { id, cancel } = await waiting();
	expect(await tell({ ...cancel, cancelStatus: 'DONE' })).toBe(true);
	expect(await read(ctx, id)).toMatchObject({ state: 'pending' });
	expect(await tell({ cancelReason: '고객 변심', transactionKey: 'TX_none' })).toBe(false);
	expect(await tell({ cancelReason: '고객 변심' })).toBe(false);
});
