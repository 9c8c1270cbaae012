import type PgBoss from 'pg-boss';
import { QUEUE } from './queue';
import { failureOf, take, type Taken } from './take';

/** How many jobs run at the same time. */
export const AT_ONCE = 4;

const POLL_MS = 2000;

/** Takes jobs whenever there is room: when woken, when one ends, and every two seconds in case nobody told. */
export function startLoop(boss: PgBoss, perform: (job: Taken) => Promise<void>, onError: (error: unknown) => void) {
	const running = new Set<Promise<void>>();
	let stopped = false;
	let again = false;
	let looking = Promise.resolve();

	const look = async () => {
		while (again && !stopped && running.size < AT_ONCE) {
			again = false;
			const batch = await take(boss, AT_ONCE - running.size);
			again ||= batch.length > 0;
			for (const job of batch) begin(job);
		}
	};
	const begin = (job: Taken) => {
		const done: Promise<void> = work(boss, job, { perform, onError }).then(() => {
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

type Doing = { perform: (job: Taken) => Promise<void>; onError: (error: unknown) => void };

async function work(boss: PgBoss, job: Taken, { perform, onError }: Doing): Promise<void> {
	try {
		await perform(job);
		await boss.complete(QUEUE, job.id);
	} catch (error) {
		onError(error);
		await boss.fail(QUEUE, job.id, failureOf(error)).catch(onError); // it expires, then
	}
}
