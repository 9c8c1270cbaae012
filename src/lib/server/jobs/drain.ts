import { sql } from 'drizzle-orm';
import type { Db, Tx } from '../db';
import type { Job, MakeCtx } from '../jobs';
import { bossOn, QUEUE } from './queue';
import { failureOf, jobTable, run, take, type JobTable, type Taken } from './take';
import type PgBoss from 'pg-boss';

export type DrainOptions = {
	/** Throw one AggregateError of all failures at the end. They are tried again later all the same. */
	readonly rethrow?: boolean;
};

const BATCH = 50;

/**
 * Runs everything that is due, and what follows from it, oldest first, until nothing is left.
 * @returns how many jobs were run
 */
export async function drainJobs(
	{ db }: { readonly db: Db },
	jobs: readonly Job[],
	makeCtx: MakeCtx,
	{ rethrow = false }: DrainOptions = {}
): Promise<number> {
	const boss = bossOn(db);
	const table = jobTable(jobs);
	const failures: unknown[] = [];
	let count = 0;
	for (let batch = await take(boss, BATCH); batch.length > 0; batch = await take(boss, BATCH)) {
		failures.push(...(await runInOrder({ boss, table, makeCtx }, batch)));
		count += batch.length;
	}
	if (rethrow && failures.length > 0) throw new AggregateError(failures, `${failures.length} jobs failed`);
	return count;
}

/** Lets jobs that wait for another attempt wait so much less: the demo's clock was moved. */
export async function bringForward(tx: Tx, seconds: number): Promise<void> {
	await tx.execute(sql`
		update pgboss.job set start_after = start_after - make_interval(secs => ${seconds})
		where name = ${QUEUE} and state < 'active'`);
}

/** How many jobs some process is running at this moment. */
export async function activeJobs(tx: Tx): Promise<number> {
	const [row] = await tx.execute<{ count: number }>(
		sql`select count(*)::int as count from pgboss.job where name = ${QUEUE} and state = 'active'`
	);
	return row?.count ?? 0;
}

type Runner = { boss: PgBoss; table: JobTable; makeCtx: MakeCtx };

async function runInOrder({ boss, table, makeCtx }: Runner, batch: readonly Taken[]): Promise<unknown[]> {
	const done: string[] = [];
	const failures: unknown[] = [];
	for (const job of batch) {
		try {
			await run(table, makeCtx, job);
			done.push(job.id);
		} catch (error) {
			failures.push(error);
			await boss.fail(QUEUE, job.id, failureOf(error));
		}
	}
	if (done.length > 0) await boss.complete(QUEUE, done);
	return failures;
}
