import { sql } from 'drizzle-orm';
import { bigint, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db, Tx } from '../../../src/lib/server/db';
import { testDatabase } from '../../support/database';
import { countRoundTrips } from '../../support/round-trips';

const coins = pgTable('coins', {
	name: text().primaryKey(),
	amount_minor: bigint({ mode: 'number' }).notNull(),
	at: timestamp({ withTimezone: true }).notNull()
});
const at = new Date('2026-01-02T03:04:05.678Z');

const trips = countRoundTrips();
const opened = testDatabase({ socket: trips.socket, max: 1 });

beforeAll(async () => {
	const { db } = await opened;
	await db.execute(
		sql`create table coins (name text primary key, amount_minor bigint not null, at timestamptz not null)`
	);
	await db.insert(coins).values([{ name: 'first', amount_minor: 9_007_199_254_740_991, at }]);
});
afterAll(async () => (await opened).close());

it('keeps whole amounts and times as they are', async () => {
	const { db } = await opened;
	expect(await db.select().from(coins)).toEqual([{ name: 'first', amount_minor: 9_007_199_254_740_991, at }]);
});

it('names the violated constraint', async () => {
	const { db } = await opened;
	const again = db.insert(coins).values({ name: 'first', amount_minor: 1, at });
	await expect(again).rejects.toMatchObject({ cause: { code: '23505', constraint_name: 'coins_pkey' } });
});

describe('statements are prepared', () => {
	const ask = (tx: Tx, way: string) => tx.execute(sql`select ${way}::text as ${sql.identifier(way)}`);
	const prepared = async () =>
		(await opened).db.execute<{ statement: string }>(sql`select statement from pg_prepared_statements`);

	it.each([
		['directly', (db: Db, way: string) => ask(db, way)],
		['in_a_transaction', (db: Db, way: string) => db.transaction((tx) => ask(tx, way))],
		['in_a_savepoint', (db: Db, way: string) => db.transaction((tx) => tx.transaction((inner) => ask(inner, way)))]
	])('%s', async (way, run) => {
		await run((await opened).db, way);
		expect(await prepared()).toContainEqual({ statement: `select $1::text as "${way}"` });
	});
});

describe('round trips', () => {
	const named = async (name: string) =>
		(await opened).db
			.select()
			.from(coins)
			.where(sql`name = ${name}`);

	it('are one for a statement that ran before', async () => {
		await named('first');
		expect(await trips.during(() => named('second'))).toBe(1);
	});

	it('are as many as statements when each waits for the one before', async () => {
		expect(await trips.during(async () => [await named('a'), await named('b'), await named('c')])).toBe(3);
	});

	it('are one for statements sent together in a transaction, beside begin and commit', async () => {
		const { db } = await opened;
		const together = () =>
			db.transaction((tx) =>
				Promise.all(
					['a', 'b', 'c'].map((name) =>
						tx
							.select()
							.from(coins)
							.where(sql`name = ${name}`)
					)
				)
			);
		expect(await trips.during(together)).toBe(3);
	});
});
