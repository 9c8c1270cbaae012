import { sql } from 'drizzle-orm';
import { Refused } from '../../src/lib/core/refusal';
import { DAY, MINUTE, SECOND } from '../../src/lib/core/time';
import { askFix, startReconciliation } from '../../src/lib/modules/cancellations/actions/money/reconcile.server';
import { listDifferences } from '../../src/lib/modules/cancellations/repository/refunds/reconcile.server';
import type { Db } from '../../src/lib/server/db';
import { drainJobs } from '../../src/lib/server/jobs/drain';
import { QUEUE } from '../../src/lib/server/jobs/queue';
import { runDue } from '../../src/lib/server/poller';
import { DUE } from '../../src/lib/wiring/due.server';
import { JOBS } from '../../src/lib/wiring/jobs.server';
import { inShort, isCut } from './problems';
import type { Shop } from './shop';

const ROUNDS = 25;
const AT_LEAST = 2;

/**
 * From here on nothing goes wrong any more, and time goes by until nobody has anything to do. Then our books are compared
 * with the gateway's, as every night, and a person puts right what no webhook told: nothing else tells of it. Answers what
 * went wrong all the same.
 */
export async function drain(shop: Shop): Promise<string[]> {
	shop.gateway.turns.set([]);
	shop.killAt(undefined);
	await shop.workers.ready();
	const broken = await rest(shop, AT_LEAST);
	broken.push(...(await compare(shop)), ...(await rest(shop)));
	for (const { difference } of await listDifferences(shop.db, false))
		if (difference.kind === 'state' && shop.gateway.untold(difference.reference ?? ''))
			await askFix(await shop.as('owner'), { difference: difference.id });
	return [...broken, ...(await rest(shop))];
}

/** One that a night began, and that was killed on its way, is given up first, which takes an hour. */
async function compare(shop: Shop): Promise<string[]> {
	const broken: string[] = [];
	for (let left = ROUNDS; ; left--)
		try {
			await startReconciliation(await shop.as('owner'));
			return broken;
		} catch (problem) {
			if (left === 0 || !(problem instanceof Refused && problem.code === 'reconcile.running')) throw problem;
			broken.push(...(await rest(shop, 1)));
		}
}

/** Lets so many days go by, and more until nothing moves. */
async function rest(shop: Shop, atLeast = 0): Promise<string[]> {
	const broken: string[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		try {
			await shop.gateway.decide();
			await shop.gateway.quiet();
			await shop.pass((round === 0 ? 15 * MINUTE : DAY) / SECOND);
			await runDue(DUE, shop.makeCtx);
			await drainJobs({ db: shop.db }, JOBS, shop.makeCtx);
			if (round >= atLeast && !(await isBusy(shop.db))) return broken;
		} catch (problem) {
			if (!isCut(problem)) return [...broken, `at rest: ${inShort(problem)}`];
		}
	}
	return broken;
}

/** Whether a job waits or runs, or money is on its way. */
async function isBusy(db: Db): Promise<boolean> {
	const [row] = await db.execute<{ busy: boolean }>(sql`select
		exists (select 1 from pgboss.job where name = ${QUEUE} and state < 'completed')
		or exists (select 1 from refunds where state in ('queued', 'submitted', 'pending')) as busy`);
	return row?.busy === true;
}
