import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { feedAfter } from '../../../src/lib/server/feed/feed';
import type { Tx } from '../../../src/lib/server/db';
import { events } from '../../../src/lib/server/tables.server';
import { later, MINUTE } from '../../../src/lib/core/time';
import type { Database } from '../../../src/lib/server/store/database';
import { testDatabase } from '../../support/database';
import { NOW, testCtx } from '../../support/rows';

let database: Database;
beforeAll(async () => {
	database = await testDatabase({ max: 4 });
});
afterAll(() => database.close());

let start = 0;
beforeEach(async () => {
	start = (await write(database.db, 'evt_start')).seq;
});

async function write(tx: Tx, subject: string) {
	const by = { actorKind: 'system', actorId: 'system', actorName: 'Rescind' };
	const id = `evt_${Math.trunc(performance.now() * 1e6)}`;
	const row = { id, at: NOW, name: 'order.placed', subject, data: {}, ...by };
	const [written] = await tx.insert(events).values(row).returning();
	if (!written) throw new Error('nothing was written');
	return written;
}

const fed = async (now = NOW) => (await feedAfter(testCtx(database.db, now), start, 10)).map(({ subject }) => subject);

it('waits for an event that is still being written, however many overtake it', async () => {
	await database.db.transaction(async (slow) => {
		await write(slow, 'slow');
		await write(database.db, 'fast');
		expect(await fed()).toEqual([]);
	});
	expect(await fed()).toEqual(['slow', 'fast']);
});

it('goes on past a number that was given up', async () => {
	const broken = new Error('broken off');
	const broke = database.db.transaction(async (tx) => {
		await write(tx, 'given up');
		throw broken;
	});
	await expect(broke).rejects.toBe(broken);
	await write(database.db, 'next');
	expect(await fed()).toEqual(['next']);
	await database.db.transaction(async (tx) => {
		await write(tx, 'being written');
		expect(await fed()).toEqual([]);
		expect(await fed(later(NOW, 2 * MINUTE))).toEqual(['next']);
	});
});

it('gives no more than asked for, and goes on from there', async () => {
	for (const subject of ['a', 'b', 'c']) await write(database.db, subject);
	const ctx = testCtx(database.db);
	const first = await feedAfter(ctx, start, 2);
	expect(first.map(({ subject }) => subject)).toEqual(['a', 'b']);
	const rest = await feedAfter(ctx, first.at(-1)?.seq ?? 0, 2);
	expect(rest.map(({ subject }) => subject)).toEqual(['c']);
});
