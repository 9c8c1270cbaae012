import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { later, SECOND } from '$lib/core/time';
import type { Tx } from './db';

const KEY = 'clock_offset_seconds';
const answer = z.array(z.object({ value: z.number() }));

/** The time everything is decided by. Only the demo's can be moved, so only the demo asks the database for it. */
export const now = async (tx: Tx, demo: boolean): Promise<Date> =>
	demo ? later(new Date(), (await offset(tx)) * SECOND) : new Date();

/** Moves the demo's clock on, for every process. @returns the new time */
export async function advance(tx: Tx, seconds: number): Promise<Date> {
	const rows = await tx.execute(sql`
		insert into settings (key, value) values (${KEY}, to_jsonb(${seconds}::float8))
		on conflict (key) do update set value = to_jsonb(settings.value::text::float8 + ${seconds}::float8)
		returning value`);
	return later(new Date(), read(rows) * SECOND);
}

const offset = async (tx: Tx) => read(await tx.execute(sql`select value from settings where key = ${KEY}`));
const read = (rows: unknown) => answer.parse(rows)[0]?.value ?? 0;
