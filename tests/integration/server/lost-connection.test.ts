import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../src/lib/server/database';
import { testDatabase } from '../../support/database';

let database: Database;
beforeAll(async () => {
	database = await testDatabase();
});
afterAll(() => database.close());

it('whoever writes to a connection that the server closed is refused, and the process goes on', async () => {
	const { sql } = database;
	const held = await sql.reserve();
	const [own] = await held<{ pid: number }[]>`select pg_backend_pid() as pid`;
	await sql`select pg_terminate_backend(${own?.pid ?? 0}, 5000)`;
	await held`select 1`.catch(() => {}); // hears of it, or writes into nothing
	await expect(held`select 2`).rejects.toMatchObject({ code: expect.stringMatching(/^CONNECTION_/) });
	expect([...(await sql`select 3 as three`)]).toEqual([{ three: 3 }]);
});
