import { sql } from 'drizzle-orm';
import PgBoss from 'pg-boss';
import type { Tx } from '../db';
import type { JobOrder } from '../jobs';
import { jobIdOf, nextJobId } from './job-id';
import { statement } from './statement';

/** All jobs share one queue: in pg-boss each is a table partition, and one order of work is easier to reason about. */
export const QUEUE = 'jobs';
/** Where a job comes to rest that failed every attempt. */
export const DEAD_QUEUE = 'jobs_dead';
/** What workers listen to. */
export const CHANNEL = 'rescind_jobs';

const ATTEMPTS = 8;

/** pg-boss on our own connection or transaction. Never started: it only words the statements. */
export const bossOn = (tx: Tx) => new PgBoss({ db: executor(tx) });

/** Puts jobs into the queue in one statement, as part of the caller's transaction, and wakes the workers at commit. */
export async function enqueue(tx: Tx, orders: readonly JobOrder[]): Promise<void> {
	if (orders.length === 0) return;
	const unkeyed = orders.filter(({ key }) => key === undefined).length;
	const [rows] = await Promise.all([insertAll(tx, orders), tx.execute(sql`select pg_notify(${CHANNEL}, '')`)]);
	if (rows < unkeyed) throw new Error(`The queue took ${rows} of ${orders.length} jobs: was it created at start?`);
}

const words = bossOnNothing();

async function insertAll(tx: Tx, orders: readonly JobOrder[]): Promise<number> {
	let rows = 0;
	const counting = {
		executeSql: async (text: string, values: unknown[]) => {
			const taken = await tx.execute(statement(text, values));
			rows = taken.count; // the statement returns no rows
			return { rows: [...taken] };
		}
	};
	await words.insert(orders.map(toInsert), { db: counting });
	return rows;
}

const toInsert = ({ job, payload, key, attempts = ATTEMPTS, afterSeconds }: JobOrder): PgBoss.JobInsert => ({
	id: key === undefined ? nextJobId() : jobIdOf(job, key),
	name: QUEUE,
	data: { job, payload },
	retryLimit: attempts - 1,
	...(afterSeconds === undefined ? {} : { startAfter: String(afterSeconds) })
});

function bossOnNothing(): PgBoss {
	return new PgBoss({ db: { executeSql: () => Promise.reject(new Error('Jobs are sent within a transaction')) } });
}

const executor = (tx: Tx) => ({
	executeSql: async (text: string, values?: unknown[]) => ({ rows: [...(await tx.execute(statement(text, values)))] })
});
