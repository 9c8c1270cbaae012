import pg, { type PoolConfig } from 'pg';
import PgBoss from 'pg-boss';
import { DEAD_QUEUE, QUEUE } from './queue';

/** A little over the longest call to the outside: a killed process's job runs again this long after it was taken. */
export const EXPIRE_SECONDS = 60;
const RETRY = { retryLimit: 7, retryDelay: 2, retryBackoff: true, expireInSeconds: EXPIRE_SECONDS };
const DEAD_MINUTES = 60 * 24 * 90;
const PREPARING = 7_305_192; // the number of the lock that makes starts take turns

/**
 * Creates the job tables and queues where they are missing. Safe to run from many processes at once: pg-boss locks while
 * it makes its tables but not while it makes queues, so a second connection holds a lock of ours in a transaction.
 */
export async function prepareJobs(connectionOptions: PoolConfig): Promise<void> {
	const pool = new pg.Pool({ ...connectionOptions, max: 2 });
	const guard = await pool.connect();
	try {
		await guard.query('begin');
		await guard.query('select pg_advisory_xact_lock($1)', [PREPARING]);
		await createAll(pool);
		await guard.query('commit');
	} finally {
		guard.release(true);
		await pool.end();
	}
}

async function createAll(pool: pg.Pool): Promise<void> {
	const boss = new PgBoss({ db: executorOn(pool), supervise: false, schedule: false });
	await boss.start();
	await boss.createQueue(DEAD_QUEUE, { name: DEAD_QUEUE, retentionMinutes: DEAD_MINUTES });
	await boss.createQueue(QUEUE, { name: QUEUE, ...RETRY, deadLetter: DEAD_QUEUE });
	await boss.stop({ graceful: false });
}

/** pg-boss on a pool of ours. */
export const executorOn = (pool: pg.Pool) => ({
	executeSql: (text: string, values?: unknown[]) => pool.query(text, values)
});
