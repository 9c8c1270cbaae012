import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Moment } from '../../../../scripts/chaos/gateway/world';
import { openGateway, type FaultyGateway } from '../../../../scripts/chaos/gateway/server';
import { restarter, stopServer, type Ending } from '../../../../scripts/chaos/postgres';
import { setStripe } from '../../../../src/lib/modules/payments/gateways/stripe/client.server';
import { queue } from '../../../../src/lib/modules/refunds/actions/queue.server';
import type { Ctx } from '../../../../src/lib/server/ctx';
import { openDatabase, type Database } from '../../../../src/lib/server/store/database';
import { setProviders } from '../../../../src/lib/server/config/providers';
import { insertCase, sumsOf, testCtx, withoutReactions } from '../../../support/rows';
import { part, pay, planAll, read } from './steps';

let folder: string;
let restart: ReturnType<typeof restarter>;
let database: Database;
let ctx: Ctx;
let gateway: FaultyGateway;
let restarting = Promise.resolve();
let restartAt: { readonly moment: Moment; readonly how: Ending } | undefined;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'rescind-restart-'));
	restart = restarter(folder);
	database = await openDatabase({ DATABASE_URL: undefined, DATABASE_PREPARE: true, DATA_DIR: folder });
	ctx = testCtx(database.db);
	const at = (moment: Moment) => {
		const wanted = restartAt;
		if (wanted?.moment !== moment) return undefined;
		restartAt = undefined;
		return (restarting = restart(wanted.how));
	};
	gateway = await openGateway({ secret: 'whsec_restart', address: () => undefined, at });
	setProviders(['stripe']);
	setStripe({ key: 'sk_test_restart', url: gateway.url, answerWithin: 30_000 });
	withoutReactions();
});
afterAll(async () => {
	gateway.close();
	await database.close();
	await stopServer(folder, 'SIGINT');
	rmSync(folder, { recursive: true, force: true });
});

/** A refund of a card that Stripe took, about to be paid. */
async function queued(amount: number) {
	const found = await insertCase(ctx, [{ kind: 'card', gateway: 'stripe', amount }]);
	const [tender] = found.tenders;
	gateway.books.open({ id: tender?.reference ?? '', currency: 'KRW', amount, captured: true });
	const [refund] = await planAll(ctx, found, [part(tender?.id ?? '', amount)]);
	await ctx.db.transaction((tx) => queue(tx, ctx, found));
	return { ...found, refundId: refund?.id ?? '', reference: tender?.reference ?? '' };
}

it.each([
	['asked', 'SIGINT'],
	['done', 'SIGQUIT'],
	['answered', 'SIGINT']
] as const)('refunds exactly once when the database is restarted while the call is %s (%s)', async (moment, how) => {
	const planned = await queued(55_000);
	restartAt = { moment, how };
	for (let tries = 0; tries < 3; tries++) {
		await pay(ctx, planned.refundId).catch(() => {}); // as the queue would, once it is there again
		await restarting;
	}
	expect(restartAt).toBeUndefined();

	expect((await read(ctx, planned.refundId)).state).toBe('succeeded');
	const sent = gateway.books.all().filter(({ payment }) => payment.id === planned.reference);
	expect(sent).toMatchObject([{ amount: 55_000, status: 'succeeded' }]);
	expect(await sumsOf(ctx, planned)).toMatchObject({ reserved: 0, refunded: 55_000, case_refunded: 55_000 });
});
