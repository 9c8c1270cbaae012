import pg, { type PoolConfig } from 'pg';
import PgBoss from 'pg-boss';
import { DEAD_QUEUE, QUEUE } from './queue';

/** A little over the longest call to the outside: a killed process's job runs again this long after it was taken. */
export const EXPIRE_SECONDS = 60;
const RETRY = { retryLimit: 7, retryDelay: 2, retryBackoff: true, expireInSeconds: EXPIRE_SECONDS };
const DEAD_MINUTES = 60 * 24 * 90;

/**
 * Creates the job tables and queues where they are missing. Two processes must not do it at once (making queues
 * deadlocks): `openDatabase` lets them take turns.
 */
export async function prepareJobs(connectionOptions: PoolConfig): Promise<void> {
	const pool = new pg.Pool({ ...connectionOptions, max: 1 });
	try {
		const boss = new PgBoss({ db: executorOn(pool), supervise: false, schedule: false });
		await boss.start();
		await boss.createQueue(DEAD_QUEUE, { name: DEAD_QUEUE, retentionMinutes: DEAD_MINUTES });
		await boss.createQueue(QUEUE, { name: QUEUE, ...RETRY, deadLetter: DEAD_QUEUE });
		await boss.stop({ graceful: false });
	} finally {
		await pool.end();
	}
}

/** pg-boss on a pool of ours. */
export const executorOn = (pool: pg.Pool) => ({
	executeSql: (text: string, values?: unknown[]) => pool.query(text, values)
});
