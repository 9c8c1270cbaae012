import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { openDatabase } from '../../src/lib/server/store/database';
import { loadEnv } from '../../src/lib/server/config/env';

// Prints, as JSON, every text that people or programs gave to the shop, so that a test can tell it from ours. Codes are left
// out: a code that is shown is a word that somebody forgot.
const CODE = /^[a-z][a-z_.]*$/;
const column = z.object({ name: z.string(), in: z.string() });

const { db, close } = await openDatabase(loadEnv('command'));
try {
	const columns = z.array(column).parse(
		await db.execute(sql`select column_name as name, table_name as in from information_schema.columns
			where table_schema = 'public' and (data_type = 'text' or data_type = 'jsonb')`)
	);
	const cells = await Promise.all(columns.map(({ name, in: table }) => cellsOf(table, name)));
	console.log(
		JSON.stringify(
			[...new Set(cells.flat().flatMap(textsIn))].filter((text) => !CODE.test(text) || text.endsWith('.csv'))
		)
	);
} finally {
	await close();
}

async function cellsOf(table: string, name: string): Promise<string[]> {
	const from = sql`select distinct ${sql.identifier(name)}::text as value from ${sql.identifier(table)}`;
	return (await db.execute<{ value: string | null }>(from)).map(({ value }) => value ?? '');
}

/** A document's own texts, or the text itself. */
function textsIn(value: string): string[] {
	if (!/^[[{"]/.test(value)) return [value];
	const texts: string[] = [];
	try {
		JSON.parse(value, (_key, one: unknown) => (typeof one === 'string' ? texts.push(one) : one));
	} catch {
		return [value];
	}
	return texts;
}
