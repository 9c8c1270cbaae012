import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { setToss } from '../../../../src/lib/modules/payments/gateways/toss/client.server';
import { findBankDetails } from '../../../../src/lib/modules/payments/repository/bank-details.server';
import { giveBankDetails } from '../../../../src/lib/modules/payments/bank-details.server';
import { queue } from '../../../../src/lib/modules/refunds/actions/queue.server';
import { chase } from '../../../../src/lib/modules/refunds/methods/chase.server';
import { HOUR, later } from '../../../../src/lib/core/time';
import type { Ctx } from '../../../../src/lib/server/ctx';
import type { Database } from '../../../../src/lib/server/store/database';
import { setProviders } from '../../../../src/lib/server/config/providers';
import { testDatabase } from '../../../support/database';
import { insertCase, NOW, testCtx, withoutReactions, type TestCase } from '../../../support/rows';
import { startTossDouble } from '../../../support/toss-double';
import { part, pay, planAll, read } from './steps';

let database: Database;
let double: Awaited<ReturnType<typeof startTossDouble>>;
let ctx: Ctx;
beforeAll(async () => {
	database = await testDatabase();
	ctx = testCtx(database.db);
	double = await startTossDouble();
	setToss({ key: 'test_sk_123', url: double.url, answerWithin: 150 });
	setProviders(['sandbox', 'toss']);
});
beforeEach(() => void withoutReactions());
afterAll(async () => {
	setProviders(['sandbox']);
	await double.close();
	await database.close();
});

/** A case paid into a virtual account, with its deposit planned. */
async function plannedDeposit() {
	const reference = double.pay(30_000, { virtualAccount: { bankCode: '88' } });
	const found = await insertCase(ctx, [{ kind: 'virtual_account', gateway: 'toss', amount: 30_000, reference }]);
	const [refund] = await planAll(ctx, found, [part(found.tenders[0]?.id ?? '', 30_000, 'bank_deposit')]);
	return { ...found, reference, refundId: refund?.id ?? '' };
}
const send = (found: TestCase) => ctx.db.transaction((tx) => queue(tx, ctx, found));
const give = (found: TestCase) => {
	const details = { scheme: 'kr', holder: '김민지', bank: '088', account: '110123456789' } as const;
	return ctx.db.transaction((tx) => giveBankDetails(tx, ctx, { ...found, details }));
};

it('waits for a person until the shopper has said where to', async () => {
	const found = await plannedDeposit();
	expect(await send(found)).toMatchObject({ queued: [], waiting: [{ id: found.refundId }] });
	await give(found);
	expect(await send(found)).toMatchObject({ queued: [{ id: found.refundId }], waiting: [] });
});

it('is sent by the gateway to that account, and the account is forgotten in time', async () => {
	const found = await plannedDeposit();
	await give(found);
	await send(found);
	await pay(ctx, found.refundId);

	expect(await read(ctx, found.refundId)).toMatchObject({ state: 'succeeded', reference: 'TX1' });
	const refundReceiveAccount = { bank: '88', accountNumber: '110123456789', holderName: '김민지' };
	expect(double.calls.at(-1)?.body).toMatchObject({ cancelAmount: 30_000, refundReceiveAccount });
	expect((await findBankDetails(ctx.db, found.cancellationId))?.deleteAt).toEqual(new Date('2026-04-01T09:00:00Z'));
});

it('is sent once when the answer was lost, and read again by itself', async () => {
	const found = await plannedDeposit();
	await give(found);
	await send(found);
	double.faults.push({ does: true, silent: true });
	await expect(pay(ctx, found.refundId)).rejects.toThrow();
	expect((await read(ctx, found.refundId)).state).toBe('submitted');

	await chase(testCtx(database.db, later(NOW, HOUR)));
	expect((await read(ctx, found.refundId)).state).toBe('succeeded');
	expect(double.payments.get(found.reference)?.cancels).toHaveLength(1);
	expect((await findBankDetails(ctx.db, found.cancellationId))?.deleteAt).not.toBeNull();
});

it('is left to people where the gateway can’t be called', async () => {
	setProviders(['sandbox']);
	const found = await plannedDeposit();
	await give(found);
	expect(await send(found)).toMatchObject({ queued: [], waiting: [{ id: found.refundId }] });
	setProviders(['sandbox', 'toss']);
});
