import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkInvariants } from '../../../../../src/lib/wiring/invariants.server';
import type { Ctx } from '../../../../../src/lib/server/ctx';
import { countOf, hire, outcomes, requests, seen, start } from '../../../../support/bulk';
import { openShop, type Shop } from '../../../../support/shop';
import { programNamed } from '../../../../support/program';

let shop: Shop;
let agent: () => Ctx;
beforeAll(async () => {
	shop = await openShop();
	agent = await hire(shop, 'agent');
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

/** Another process carries out the run and is killed with -9 at its so-and-so-many-th acceptance. */
async function dieInRun(run: string, at: number): Promise<unknown> {
	const told = [JSON.stringify(shop.connectionOptions), run, String(at)];
	const script = [await programNamed('die-in-a-run'), ...told];
	const child = spawn(process.execPath, script, { stdio: ['ignore', 'inherit', 'inherit'] });
	const [, signal] = await once(child, 'exit');
	return signal;
}

it.each([1, 4, 6])('goes on after a kill -9 at acceptance %i of 6: each case is done, none twice', async (at) => {
	const filed = await requests(shop, 6);
	const id = await start(agent(), { ids: filed.map(({ id }) => id) });
	const before = await countOf(shop, 'cancellation.accepted');

	expect(await dieInRun(id, at)).toBe('SIGKILL');
	expect((await outcomes(shop, id)).filter((outcome) => outcome === 'done')).toHaveLength(at - 1);
	expect(await seen(shop, id)).toMatchObject({ state: 'running' });

	await shop.settle();
	expect(await seen(shop, id)).toMatchObject({ state: 'finished' });
	expect(await outcomes(shop, id)).toEqual(filed.map(() => 'done'));
	expect((await countOf(shop, 'cancellation.accepted')) - before).toBe(6);
	for (const { id: one } of filed) expect((await shop.see(one)).refunds).toHaveLength(1);
});

it('a run whose worker is gone for good is carried on by whoever looks next', async () => {
	const filed = await requests(shop, 2);
	const id = await start(agent(), { ids: filed.map(({ id }) => id) });
	await shop.forgetJobs();
	await shop.pass(0);
	expect(await outcomes(shop, id)).toEqual([null, null]);
	await shop.pass(0.5);
	expect(await outcomes(shop, id)).toEqual(['done', 'done']);
});
