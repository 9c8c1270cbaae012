import pg, { type PoolConfig } from 'pg';
import PgBoss from 'pg-boss';
import type { Ear } from '../feed/ear';
import type { Job, MakeCtx } from '../jobs';
import { executorOn, EXPIRE_SECONDS } from './prepare';
import { AT_ONCE, startLoop } from './loop';
import { CHANNEL } from './queue';
import { jobTable, run } from './take';

/** Where the worker works. Without an ear, polling alone finds jobs. */
export type WorkPlace = {
	readonly connectionOptions: PoolConfig;
	readonly ear?: Ear | undefined;
	onError(error: unknown): void;
};

export type Worker = { stop(): Promise<void> };

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
	place.ear?.on(CHANNEL, loop.wake);
	const stop = async () => {
		await loop.stop();
		await boss.stop({ graceful: false });
		await pool.end();
	};
	return { stop };
}
