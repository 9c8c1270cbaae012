import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { migrate as applyAll } from 'drizzle-orm/postgres-js/migrator';
import { z } from 'zod';
import { connect, type Db, type Place } from './db';

const MIGRATING = 7_305_191; // the number of the lock that makes starts take turns
const FOLDER = 'drizzle';
const journal = z.object({ entries: z.array(z.object({ when: z.number() })) });

/**
 * Brings the tables of this database up to date. Safe to run from many processes at once, behind a pooler too: the
 * migrator itself takes no lock, so a second connection holds one, in a transaction, until the first is done.
 */
export async function migrate(place: Place, migrationsFolder = FOLDER): Promise<void> {
	const newest = newestIn(migrationsFolder);
	const worker = connect({ place, prepare: false, max: 1 });
	const guard = connect({ place, prepare: false, max: 1 });
	try {
		if ((await newestApplied(worker.db)) >= newest) return;
		await guard.db.transaction(async (tx) => {
			await tx.execute(sql`select pg_advisory_xact_lock(${sql.raw(String(MIGRATING))})`);
			await applyAll(worker.db, { migrationsFolder });
		});
	} finally {
		await Promise.all([worker.close(), guard.close()]);
	}
}

function newestIn(folder: string): number {
	const file: unknown = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8'));
	return Math.max(0, ...journal.parse(file).entries.map(({ when }) => when));
}

async function newestApplied(db: Db): Promise<number> {
	const [table] = await db.execute<{ there: boolean }>(
		sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`
	);
	if (!table?.there) return 0;
	const [newest] = await db.execute<{ at: string | null }>(
		sql`select max(created_at) as at from drizzle.__drizzle_migrations`
	);
	return Number(newest?.at ?? 0);
}
