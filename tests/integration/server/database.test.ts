import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { openDatabase } from '../../../src/lib/server/store/database';
import { readEnv } from '../../../src/lib/server/config/env';
import { secretKeysOf } from '../../../src/lib/server/config/secret-key';
import { testDatabase } from '../../support/database';

const DATA_DIR = mkdtempSync(join(tmpdir(), 'rescind-database-'));
afterAll(() => rmSync(DATA_DIR, { recursive: true }));

it('opens with its tables, for us and for the job queue, and again after it closed', async () => {
	for (const visit of ['first', 'second']) {
		const { db, connectionOptions, close } = await openDatabase(readEnv({ DATA_DIR }, 'command'));
		expect(await db.execute(sql`select count(*)::int as orders from orders`), visit).toEqual([{ orders: 0 }]);
		const pool = new pg.Pool(connectionOptions);
		expect((await pool.query('select current_user as name')).rows).toEqual([{ name: 'rescind' }]);
		await pool.end();
		await close();
	}
});

it('gives every test file a database of its own', async () => {
	const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
	await one.db.execute(sql`create table mine (id int)`);
	const [found] = await other.db.execute(
		sql`select to_regclass('mine') as there, to_regclass('orders')::text as tables`
	);
	expect(found).toEqual({ there: null, tables: 'orders' });
	await Promise.all([one.close(), other.close()]);
});

it('keeps the key the demo made, and makes none outside the demo', () => {
	const [made] = secretKeysOf(readEnv({ DATA_DIR, DEMO: 'true' }, 'command'));
	expect(made).toHaveLength(32);
	expect(secretKeysOf(readEnv({ DATA_DIR, DEMO: 'true' }, 'command'))).toEqual([made]);
	expect(() => secretKeysOf(readEnv({ DATA_DIR }, 'command'))).toThrow(/^SECRET_KEY: is missing/);
});
