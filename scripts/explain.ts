import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { z } from 'zod';
import { openDatabase, type Database } from '$lib/server/store/database';
import { loadEnv } from '$lib/server/config/env';
import type { Known, List } from './explain/list';
import { listsOf } from './explain/lists';
import { outline, planIn, walked } from './explain/plans';

// npm run explain: opens every list and asks PostgreSQL how it reads it; exit 1 when a big table is walked end to end.
const BIG = 10_000;
const known = z.object({
	orderNumber: z.string(),
	email: z.string(),
	shopperId: z.string(),
	caseId: z.string(),
	caseNumber: z.string(),
	orderId: z.string(),
	supplierId: z.string(),
	lastEvent: z.coerce.number(),
	staffId: z.string(),
	now: z.coerce.date()
});
const values = z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]));

type Sent = { readonly text: string; readonly params: unknown[] };
type Walk = { readonly list: string; readonly table: string; readonly rows: number };

const database = await openDatabase(loadEnv('command'));
try {
	const report = await explainAll(database);
	console.log(JSON.stringify(report));
	if (report.sequential.length > 0) process.exitCode = 1;
} finally {
	await database.close();
}

async function explainAll({ sql: client, db }: Database) {
	await db.execute(sql`vacuum analyze`); // plans are made from what is known of the rows, as autovacuum leaves them
	const sent: Sent[] = [];
	const listening = drizzle(client, { logger: { logQuery: (text, params) => void sent.push({ text, params }) } });
	const lists = listsOf(listening, await somethingKnown(database));
	const sequential: Walk[] = [];
	let statements = 0;
	for (const list of lists) {
		const found = await explain(database, list, sent);
		statements += found.statements;
		sequential.push(...found.walks);
	}
	return { lists: lists.length, statements, sequential };
}

/** Opens one list, then asks for the plan of each statement that took. */
async function explain({ sql: client, db }: Database, { name, open }: List, sent: Sent[]) {
	sent.length = 0;
	await open();
	const walks: Walk[] = [];
	const reads = sent.filter(({ text }) => /^\s*(select|with)\b/i.test(text));
	console.log(`\n${name}`);
	for (const { text, params } of reads) {
		const plan = planIn(await client.unsafe(`explain (format json) ${text}`, values.parse(params)));
		console.log(outline(plan));
		for (const table of walked(plan)) {
			const rows = await db.$count(sql.identifier(table));
			if (rows > BIG) walks.push({ list: name, table, rows });
		}
	}
	for (const { table, rows } of walks) console.log(`  ! walks along all ${rows} rows of ${table}`);
	return { statements: reads.length, walks };
}

/** The newest case and its order, and whoever ordered most often. */
async function somethingKnown({ db }: Database): Promise<Known> {
	const [row] =
		await db.execute(sql`select o.number as "orderNumber", o.email, o.id as "orderId", c.id as "caseId", c.number as "caseNumber",
		(select shopper_id from orders group by 1 order by count(*) desc limit 1) as "shopperId",
		coalesce((select id from suppliers limit 1), 'sup_none') as "supplierId",
		(select max(seq) from events) as "lastEvent", coalesce((select id from staff limit 1), '') as "staffId",
		(select at from events order by seq desc limit 1) as now
		from orders o join cancellations c on c.order_id = o.id order by c.id desc limit 1`);
	if (!row) throw new Error('There is no cancellation to look at: npm run demo, or import and replay orders first.');
	return known.parse(row);
}
