import { setTimeout as pause } from 'node:timers/promises';
import { changePolicy } from '../../src/lib/modules/settings/repository.server';
import { checkInvariants } from '../../src/lib/wiring/invariants.server';
import { auditOf, type Findings } from './audit';
import { BLOWS, DEEDS } from './commands';
import { drain } from './drain';
import type { Schedule, Step } from './plan';
import { inShort, isExpected } from './problems';
import { sell, type Sold } from './sale';
import type { Shop } from './shop';

/** What came of a schedule. `faults`: of the gateway, kills and restarts; `broken`: what should never be seen at all. */
export type Outcome = Findings & { readonly faults: number; readonly broken: readonly string[] };

/** Plays one schedule, lets everything come to rest, and compares our books with the gateway's. */
export async function play(shop: Shop, schedule: Schedule): Promise<Outcome> {
	const broken: string[] = [];
	let blows = 0;
	const metBefore = shop.gateway.turns.met();
	await prepare(shop, schedule);
	const sold = await sellAll(shop, schedule);
	shop.gateway.turns.set(schedule.turns, schedule.failingReads);
	const take = async (step: Step): Promise<void> => {
		const blow = BLOWS[step.name];
		if (HURTS.has(step.name)) blows++;
		await pause(step.pauseMs);
		const act = blow ?? DEEDS[step.name];
		await act?.({ shop, sold, step }).catch((problem) => note(broken, step, problem));
	};
	for (const step of schedule.steps) await Promise.all([step, ...step.also].map(take));
	broken.push(...(await drain(shop)));
	const { violations } = await checkInvariants(shop.db);
	broken.push(...violations.map(({ rule, id }) => `${rule} ${id}`));
	return { ...(await auditOf(shop, sold)), faults: shop.gateway.turns.met() - metBefore + blows, broken };
}

const HURTS: ReadonlySet<string> = new Set(['kill', 'kill_at', 'restart']);

async function prepare(shop: Shop, { policy }: Schedule): Promise<void> {
	const ctx = await shop.as('owner');
	await ctx.db.transaction((tx) => changePolicy(tx, ctx, policy));
}

async function sellAll(shop: Shop, { sales }: Schedule): Promise<Sold[]> {
	const { now } = await shop.as();
	const sold: Sold[] = [];
	for (const sale of sales) sold.push(await sell(shop, sale, now));
	return sold;
}

function note(broken: string[], { name }: Step, problem: unknown): void {
	if (!isExpected(problem)) broken.push(`${name}: ${inShort(problem)}`);
}
