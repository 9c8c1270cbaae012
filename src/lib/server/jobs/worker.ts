import pg, { type PoolConfig } from 'pg';
import PgBoss from 'pg-boss';
import type { Job, MakeCtx } from '../jobs';
import { listen } from './listen';
import { executorOn, EXPIRE_SECONDS } from './prepare';
import { QUEUE } from './queue';
import { failureOf, jobTable, run, take, type Taken } from './take';

/** Where the worker works. `listenAt` is the database itself, past any pooler; without it, polling alone finds jobs. */
export type WorkPlace = {
	readonly connectionOptions: PoolConfig;
	readonly listenAt?: PoolConfig;
	onError(error: unknown): void;
};

export type Worker = { stop(): Promise<void> };

const AT_ONCE = 4;
const POLL_MS = 2000;
const MAINTENANCE = { maintenanceIntervalSeconds: 10, expireInSeconds: EXPIRE_SECONDS, schedule: false };

/** Runs jobs as they come, four at a time, until stopped. Stopping waits for those that run. */
export async function startWorker(place: WorkPlace, jobs: readonly Job[], makeCtx: MakeCtx): Promise<Worker> {
	const pool = new pg.Pool({ ...place.connectionOptions, max: AT_ONCE });
	pool.on('error', place.onError);
	const boss = new PgBoss({ db: executorOn(pool), ...MAINTENANCE });
	boss.on('error', place.onError);
	await boss.start();
	const table = jobTable(jobs);
	const loop = startLoop(boss, (job) => run(table, makeCtx, job), place.onError);
	const ear = place.listenAt ? listen(place.listenAt, loop.wake, place.onError) : undefined;
	const stop = async () => {
		await ear?.stop();
		await loop.stop();
		await boss.stop({ graceful: false });
		await pool.end();
	};
	return { stop };
}

function startLoop(boss: PgBoss, perform: (job: Taken) => Promise<void>, onError: (error: unknown) => void) {
	const running = new Set<Promise<void>>();
	let stopped = false;
	let looking = Promise.resolve();
	let again = false;

	const work = async (job: Taken) => {
		try {
			await perform(job);
			await boss.complete(QUEUE, job.id);
		} catch (error) {
			onError(error);
			await boss.fail(QUEUE, job.id, failureOf(error)).catch(onError);
		}
	};
	const look = async () => {
		while (again && !stopped && running.size < AT_ONCE) {
			again = false;
			const batch = await take(boss, AT_ONCE - running.size);
			again ||= batch.length > 0;
			for (const job of batch) begin(job);
		}
	};
	const begin = (job: Taken) => {
		const done: Promise<void> = work(job).then(() => {
			running.delete(done);
			wake();
		});
		running.add(done);
	};
	const wake = () => {
		again = true;
		looking = looking.then(look).catch(onError);
	};
	const poll = setInterval(wake, POLL_MS);
	wake();
	const stop = async () => {
		stopped = true;
		clearInterval(poll);
		await looking;
		await Promise.all(running);
	};
	return { wake, stop };
}
