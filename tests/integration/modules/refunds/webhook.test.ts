import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { EventName } from '../../../../src/lib/core/events';
import { cancellations } from '../../../../src/lib/modules/cancellations/tables.server';
import { findMovement } from '../../../../src/lib/modules/payments/repository/sandbox.server';
import { settleSandbox, webhookFor } from '../../../../src/lib/modules/payments/gateways/sandbox/settle.server';
import { markSubmitted } from '../../../../src/lib/modules/refunds/actions/submit.server';
import { settle } from '../../../../src/lib/modules/refunds/actions/settle.server';
import { chase } from '../../../../src/lib/modules/refunds/methods/chase.server';
import { METHODS } from '../../../../src/lib/modules/refunds/methods/index.server';
import type { Ctx } from '../../../../src/lib/server/ctx';
import type { Database } from '../../../../src/lib/server/store/database';
import { HOUR, later, MINUTE } from '../../../../src/lib/core/time';
import { testDatabase } from '../../../support/database';
import { sumsOf, testCtx, withoutReactions } from '../../../support/rows';
import { hearAndWork as hear, pay, queuedCard, read, script } from './steps';

let database: Database;
let ctx: Ctx;
let recorded: EventName[];
let shop: Server;
let origin: string;
const told: number[] = [];

/** Our own webhook address, as the sandbox reaches it. */
function startShop(): Server {
	return createServer((request, response) => {
		void text(request).then(async (rawBody) => {
			const headers = new Headers({ 'x-sandbox-signature': String(request.headers['x-sandbox-signature']) });
			const known = await hear(ctx, { gateway: 'sandbox', rawBody, headers }).catch(() => undefined);
			response.statusCode = known === undefined ? 401 : 200;
			told.push(response.statusCode);
			response.end();
		});
	});
}

beforeAll(async () => {
	database = await testDatabase();
	ctx = testCtx(database.db);
	shop = startShop();
	await new Promise<void>((up) => shop.listen(0, '127.0.0.1', up));
	const address = shop.address();
	origin = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
});
beforeEach(async () => {
	({ recorded } = withoutReactions());
	told.length = 0;
	await script(ctx);
});
afterAll(async () => {
	shop.close();
	await database.close();
});

/** The webhook of a refund's movement. */
async function webhook(refundId: string) {
	const movement = await findMovement(ctx.db, refundId);
	if (!movement) throw new Error(`the sandbox knows nothing of ${refundId}`);
	const { body, headers } = webhookFor(ctx, movement);
	return { gateway: 'sandbox', rawBody: body, headers } as const;
}

it('settles what was pending and tells of it once', async () => {
	await script(ctx, 'pending');
	const { refundId } = await queuedCard(ctx);
	await pay(ctx, refundId);
	await settleSandbox(origin)(ctx);
	await settleSandbox(origin)(ctx);

	expect(told).toEqual([200]);
	expect(await read(ctx, refundId)).toMatchObject({ state: 'succeeded' });
	expect((await read(ctx, refundId)).trace).toMatch(/^\d{15}$/);
});

it('tells again as long as nobody answers', async () => {
	await script(ctx, 'pending');
	const { refundId } = await queuedCard(ctx);
	await pay(ctx, refundId);
	await settleSandbox('http://127.0.0.1:9')(ctx);
	expect((await read(ctx, refundId)).state).toBe('pending');
	await settleSandbox(origin)(ctx);

	expect((await read(ctx, refundId)).state).toBe('succeeded');
});

it('fails late what the gateway takes back, and reopens the case', async () => {
	await script(ctx, 'late_failure');
	const planned = await queuedCard(ctx);
	await pay(ctx, planned.refundId);
	expect((await read(ctx, planned.refundId)).state).toBe('succeeded');
	await ctx.db.update(cancellations).set({ state: 'canceled' }).where(eq(cancellations.id, planned.cancellationId));
	await settleSandbox(origin)(ctx);

	expect((await read(ctx, planned.refundId)).state).toBe('failed');
	expect(recorded.at(-1)).toBe('refund.failed_late');
	expect(await sumsOf(ctx, planned)).toMatchObject({ state: 'in_progress', case_refunded: 0 });
});

it('books a webhook said five times at once only once', async () => {
	await script(ctx, 'pending');
	const { refundId } = await queuedCard(ctx);
	await pay(ctx, refundId);
	await settleSandbox('http://127.0.0.1:9')(ctx);
	const heard = await webhook(refundId);
	await Promise.all(Array.from({ length: 5 }, () => hear(ctx, heard)));

	expect(recorded.filter((name) => name === 'refund.succeeded')).toHaveLength(1);
});

it('takes the webhook before the answer of the call', async () => {
	const { refundId } = await queuedCard(ctx);
	const refund = await markSubmitted(ctx, refundId);
	if (!refund) throw new Error('not ours to pay');
	const receipt = await METHODS.original_payment.pay(ctx, refund, { key: refundId });
	await hear(ctx, await webhook(refundId));
	await settle(ctx, { id: refundId, receipt });

	expect(recorded.filter((name) => name === 'refund.succeeded')).toHaveLength(1);
	expect((await read(ctx, refundId)).state).toBe('succeeded');
});

it('ignores what is not about a refund of ours', async () => {
	const movement = { id: 'sbr_x', reference: 'pay_x', key: 'rfd_unknown', status: 'succeeded' } as const;
	const { body, headers } = webhookFor(ctx, movement);
	expect(await hear(ctx, { gateway: 'sandbox', rawBody: body, headers })).toBe(false);
});

it('believes nobody without our signature', async () => {
	const { refundId } = await queuedCard(ctx);
	await pay(ctx, refundId);
	const heard = await webhook(refundId);
	const forged = { ...heard, rawBody: heard.rawBody.replace('succeeded', 'failed') };
	await expect(hear(ctx, forged)).rejects.toThrow('webhook.signature_wrong');
	await expect(hear(ctx, { ...heard, headers: new Headers() })).rejects.toThrow('webhook.signature_wrong');
	await expect(hear(ctx, { ...heard, gateway: 'manual' })).rejects.toThrow('webhook.signature_wrong');
});

it('asks the gateway itself when its webhook never came', async () => {
	await script(ctx, 'pending');
	const { refundId } = await queuedCard(ctx);
	await pay(ctx, refundId);
	await settleSandbox('http://127.0.0.1:9')(ctx);
	await chase(ctx);
	expect((await read(ctx, refundId)).state).toBe('pending');
	await chase({ ...ctx, now: later(ctx.now, HOUR) });

	expect((await read(ctx, refundId)).state).toBe('succeeded');
});

it('asks again less and less often', async () => {
	await script(ctx, 'pending');
	const { refundId } = await queuedCard(ctx);
	await pay(ctx, refundId);
	for (const minutes of [6, 7, 8, 11, 12]) await chase({ ...ctx, now: later(ctx.now, minutes * MINUTE) });

	expect(await read(ctx, refundId)).toMatchObject({ state: 'pending', attempts: 3 });
});
