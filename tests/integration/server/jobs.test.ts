import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { openEar } from '$lib/server/feed/ear';
import { defineJob } from '$lib/server/jobs';
import { bringForward, drainJobs } from '$lib/server/jobs/drain';
import { enqueue } from '$lib/server/jobs/queue';
import { startWorker } from '$lib/server/jobs/worker';
import { testWorld, type TestWorld } from '../../support/world';

let world: TestWorld;
let ran: number[] = [];
const count = defineJob({
	name: 'tests.count',
	payload: z.object({ n: z.number() }),
	attempts: 2,
	run: async ({ db }, { n }) => {
		ran.push(n);
		if (n === 10) await enqueue(db, [count.with({ n: 11 })]);
	}
});
const fail = defineJob({
	name: 'tests.fail',
	payload: z.object({}),
	attempts: 2,
	run: () => Promise.reject(new Error('not today'))
});

beforeAll(async () => {
	world = await testWorld({ jobs: [count, fail] });
});
beforeEach(() => {
	ran = [];
});
afterAll(() => world.close());

const send = (...orders: Parameters<typeof enqueue>[1]) => world.db.transaction((tx) => enqueue(tx, orders));

it('runs what is due in order, and what follows from it', async () => {
	await send(...Array.from({ length: 10 }, (_, i) => count.with({ n: i + 1 })));

	expect(await world.drain()).toBe(11);
	expect(ran).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

it('tells of failures at the end, and puts a job aside that failed every attempt', async () => {
	await send(fail.with({}), count.with({ n: 1 }));
	await expect(world.drain()).rejects.toThrow('1 jobs failed');
	expect(ran).toEqual([1]);
	expect(await world.drain()).toBe(0);

	await bringForward(world.db, 600);
	await expect(world.drain()).rejects.toThrow('1 jobs failed');
	const [dead] = await world.db.execute(sql`select data->>'job' as job from pgboss.job where name = 'jobs_dead'`);
	expect(dead).toEqual({ job: 'tests.fail' });
});

it('fails an order that does not fit its job, or that nobody knows', async () => {
	await send(
		{ job: 'tests.count', payload: { n: 'three' }, attempts: 1 },
		{ job: 'tests.gone', payload: {}, attempts: 1 }
	);
	await expect(drainJobs(world, [count], world.ctx, { rethrow: true })).rejects.toThrow('2 jobs failed');
});

it('runs jobs in a worker as soon as they are committed', async () => {
	const done = promised();
	const tell = defineJob({
		name: 'tests.tell',
		payload: z.object({}),
		attempts: 1,
		run: async () => done.resolve()
	});
	const { connectionOptions } = world.database;
	const onError = done.reject;
	const ear = openEar(connectionOptions, onError);
	const worker = await startWorker({ connectionOptions, ear, onError }, [tell], world.ctx);
	await send(tell.with({}));
	await done.promise;
	await worker.stop();
	await ear.stop();
	const [left] = await world.db.execute(sql`select state from pgboss.job where data->>'job' = 'tests.tell'`);
	expect(left).toEqual({ state: 'completed' });
});

/** A promise to keep from outside (Promise.withResolvers needs Node 22). */
function promised() {
	let resolve = () => {};
	let reject: (error: unknown) => void = () => {};
	const promise = new Promise<void>((kept, broken) => {
		resolve = kept;
		reject = broken;
	});
	return { promise, resolve, reject };
}
