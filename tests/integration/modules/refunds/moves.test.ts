import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REFUND_STATES, REFUND_STEPS, type RefundState } from '../../../../src/lib/modules/refunds/status';
import type { Ctx } from '../../../../src/lib/server/ctx';
import type { Database } from '../../../../src/lib/server/store/database';
import { testDatabase } from '../../../support/database';
import { testCtx, withoutReactions } from '../../../support/rows';
import { plannedCard } from './steps';

let database: Database;
let ctx: Ctx;
let refundId: string;
beforeAll(async () => {
	withoutReactions();
	database = await testDatabase();
	ctx = testCtx(database.db);
	({ refundId } = await plannedCard(ctx));
});
afterAll(() => database.close());

/** Let go before its date, or paid by a person: it waits as it did before. The table names the usual way, to the queue. */
const BACK_TO_WAITING = ['on_hold → planned', 'blocked_by_dispute → planned'];

/** A deposit goes to the bank and back only as it gets a batch or leaves it; the tests of batches do that. */
const ONLY_WITH_A_BATCH: readonly string[] = ['batch', 'unbatch'];

/** Whether the database lets a direct write do it; nothing of it stays. */
const allows = (from: RefundState, to: RefundState): Promise<boolean> =>
	ctx.db
		.transaction(async (tx) => {
			await tx.execute(sql`alter table refunds disable trigger refund_moves`);
			await tx.execute(sql`update refunds set state = ${from}, settled_at = now() where id = ${refundId}`);
			await tx.execute(sql`alter table refunds enable trigger refund_moves`);
			await tx.execute(sql`update refunds set state = ${to} where id = ${refundId}`);
			throw new Done();
		})
		.catch((error) => error instanceof Done);

class Done extends Error {}

it('moves refunds in the database only as the table says, even by a direct write', async () => {
	const told = REFUND_STEPS.filter(({ intent }) => !ONLY_WITH_A_BATCH.includes(intent)).flatMap(({ from, to }) =>
		from.map((state) => `${state} → ${to}`)
	);
	const pairs = REFUND_STATES.flatMap((from) => REFUND_STATES.map((to) => ({ from, to }))).filter(
		({ from, to }) => from !== to
	);
	const allowed: string[] = [];
	for (const { from, to } of pairs) if (await allows(from, to)) allowed.push(`${from} → ${to}`);

	const expected = [...new Set([...told, ...BACK_TO_WAITING])].filter(
		(move) => !move.startsWith('none') && move !== 'failed → failed'
	);
	expect(allowed.toSorted()).toEqual(expected.toSorted());
});
