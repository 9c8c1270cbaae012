import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Database } from '../../../src/lib/server/store/database';
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

it('whoever comes after a statement that the server ended is not told of its end', async () => {
	const { sql } = database;
	const cut = sql`select pg_sleep(60)`.catch((error: unknown) => error);
	const end = () => sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity
		where query = 'select pg_sleep(60)' and state = 'active'`;
	await vi.waitUntil(async () => (await end()).length > 0);
	expect(await cut).toMatchObject({ code: expect.stringMatching(/^CONNECTION_|^57P01$/) });
	const everyone = Array.from({ length: 20 }, (_, at) => sql`select ${at}::int as at`);
	expect((await Promise.all(everyone)).flat()).toHaveLength(20);
});
