import { afterAll, beforeAll, expect, it } from 'vitest';
import { GATEWAY_NAMES } from '../../../../src/lib/modules/payments/gateway-names';
import { GATEWAYS } from '../../../../src/lib/modules/payments/gateways/index.server';
import { setStripe } from '../../../../src/lib/modules/payments/gateways/stripe/client.server';
import { setToss } from '../../../../src/lib/modules/payments/gateways/toss/client.server';
import { connectChannels } from '../../../../src/lib/wiring/channels/channels.server';
import type { Ctx } from '../../../../src/lib/server/ctx';
import type { Database } from '../../../../src/lib/server/store/database';
import { testDatabase } from '../../../support/database';
import { testCtx } from '../../../support/rows';
import { startStripeDouble } from '../../../support/stripe-double';
import { startTossDouble } from '../../../support/toss-double';

let database: Database;
let double: Awaited<ReturnType<typeof startStripeDouble>>;
let tossDouble: Awaited<ReturnType<typeof startTossDouble>>;
let ctx: Ctx;
beforeAll(async () => {
	database = await testDatabase();
	ctx = testCtx(database.db);
	double = await startStripeDouble();
	setStripe({ key: 'sk_test_123', url: double.url });
	tossDouble = await startTossDouble();
	setToss({ key: 'test_sk_123', url: tossDouble.url });
	connectChannels();
});
afterAll(async () => {
	await Promise.all([double.close(), tossDouble.close()]);
	await database.close();
});

it.each(GATEWAY_NAMES)('%s says no, not nothing, to a payment it does not know', async (name) => {
	const gateway = GATEWAYS[name](ctx);
	const ask = {
		reference: 'pay_unknown',
		amount: 1,
		currency: 'USD',
		key: 'k',
		facts: { order: '1', cancellation: 'c' }
	};
	expect(await gateway.refund(ask)).toMatchObject({ state: 'failed' });
	expect(await gateway.find({ ...ask, kind: 'refund' })).toBeUndefined();
	expect(await gateway.movements('pay_unknown')).toBeUndefined();
	expect(await gateway.secures('pay_unknown')).toBeUndefined();
	expect(await gateway.closePayment('pay_unknown')).toBeUndefined();
	expect(gateway.verifyWebhook('{}', new Headers())).toMatchObject({ ok: false, code: 'webhook.signature_wrong' });
});
