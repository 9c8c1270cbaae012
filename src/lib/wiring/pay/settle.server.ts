import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from '$lib/server/db';
import type { MakeCtx } from '$lib/server/jobs';
import { activeJobs, drainJobs } from '$lib/server/jobs/drain';
import { runDue } from '$lib/server/poller';
import { BY_THE_MINUTE, DUE } from '../due.server';
import { JOBS } from '../jobs.server';

const ROUNDS = 20;
const LOOK_AGAIN_MS = 20;
const WAIT_AT_MOST_MS = 10_000;

/** Does what is due and what follows from it, until nothing is left, also what the worker has under way. */
export async function settleDown(db: Db, makeCtx: MakeCtx, due = DUE): Promise<void> {
	const deadline = performance.now() + WAIT_AT_MOST_MS;
	const pressing = due.filter((one) => !BY_THE_MINUTE.includes(one)); // time stands still, so the rest was done at first
	for (let round = 0; round < ROUNDS; round++) {
		await runDue(round === 0 ? due : pressing, makeCtx);
		const ran = await drainJobs({ db }, JOBS, makeCtx);
		const active = await activeJobs(db);
		if (ran === 0 && active === 0) return;
		if (active > 0) await quiet(db, deadline);
	}
}

async function quiet(db: Db, deadline: number): Promise<void> {
	while ((await activeJobs(db)) > 0 && performance.now() < deadline) await wait(LOOK_AGAIN_MS);
}
