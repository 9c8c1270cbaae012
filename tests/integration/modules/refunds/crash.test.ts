import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { EventName } from '../../../../src/lib/core/events';
import type { Ctx } from '../../../../src/lib/server/ctx';
import type { Database } from '../../../../src/lib/server/store/database';
import { testDatabase } from '../../../support/database';
import { sumsOf, testCtx, withoutReactions } from '../../../support/rows';
import { books, pay, queuedCard, read } from './steps';
import { programNamed } from '../../../support/program';

let database: Database;
let ctx: Ctx;
let recorded: EventName[];
beforeAll(async () => {
	database = await testDatabase();
	ctx = testCtx(database.db);
});
beforeEach(() => {
	({ recorded } = withoutReactions());
});
afterAll(() => database.close());

/** Another process takes the refund's job and is killed with -9 on the way. */
async function dieWhilePaying(refundId: string, when: string): Promise<unknown> {
	const script = [await programNamed('die-while-paying')];
	const child = spawn(process.execPath, [...script, JSON.stringify(database.connectionOptions), refundId, when], {
		stdio: ['ignore', 'inherit', 'inherit']
	});
	const [, signal] = await once(child, 'exit');
	return signal;
}

it.each([
	['before', { refunded: 0, statuses: [] }],
	['after', { refunded: 55_000, statuses: ['succeeded'] }]
])('pays exactly once after a kill -9 %s the gateway moved the money', async (when, booked) => {
	const planned = await queuedCard(ctx);
	expect(await dieWhilePaying(planned.refundId, when)).toBe('SIGKILL');
	expect((await read(ctx, planned.refundId)).state).toBe('submitted');
	expect(await books(ctx, planned.reference)).toEqual(booked);

	await pay(ctx, planned.refundId);

	expect(await read(ctx, planned.refundId)).toMatchObject({ state: 'succeeded', attempts: 2 });
	expect(await books(ctx, planned.reference)).toEqual({ refunded: 55_000, statuses: ['succeeded'] });
	expect(await sumsOf(ctx, planned)).toMatchObject({ reserved: 0, refunded: 55_000, case_refunded: 55_000 });
	expect(recorded.filter((name) => name === 'refund.succeeded')).toHaveLength(1);
});
