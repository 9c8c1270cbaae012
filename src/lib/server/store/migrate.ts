import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql as query } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyAll } from 'drizzle-orm/postgres-js/migrator';
import type { Sql, TransactionSql } from 'postgres';
import { z } from 'zod';
import { connect, type Db, type Place } from '../db';

const MIGRATING = 7_305_191; // the number of the lock that makes starts take turns
const FOLDER = 'drizzle';
const journal = z.object({ entries: z.array(z.object({ when: z.number() })) });

/**
 * Brings the tables of this database up to date. Safe to run from many processes at once, behind a pooler too: the lock
 * and the migrations share one transaction, so who waits keeps nobody from a connection.
 */
export async function migrate(place: Place, migrationsFolder = FOLDER): Promise<void> {
	const newest = newestIn(migrationsFolder);
	const { db, sql, close } = connect({ place, prepare: false, max: 1 });
	try {
		if ((await newestApplied(db)) >= newest) return;
		await sql.begin(async (tx) => {
			await tx`select pg_advisory_xact_lock(${MIGRATING})`;
			await applyAll(drizzle(within(tx, sql)), { migrationsFolder });
		});
	} finally {
		await close();
	}
}

/** The migrator opens a transaction of its own: within ours that becomes a savepoint. */
function within(tx: TransactionSql, sql: Sql) {
	const { savepoint, unsafe } = tx;
	return Object.assign(tx, sql, { unsafe, begin: savepoint });
}

function newestIn(folder: string): number {
	const file: unknown = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8'));
	return Math.max(0, ...journal.parse(file).entries.map(({ when }) => when));
}

async function newestApplied(db: Db): Promise<number> {
	const [table] = await db.execute<{ there: boolean }>(
		query`select to_regclass('drizzle.__drizzle_migrations') is not null as there`
	);
	if (!table?.there) return 0;
	const [newest] = await db.execute<{ at: string | null }>(
		query`select max(created_at) as at from drizzle.__drizzle_migrations`
	);
	return Number(newest?.at ?? 0);
}
