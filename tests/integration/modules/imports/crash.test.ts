import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getImport } from '../../../../src/lib/modules/imports/repository/imports.server';
import { begun, countOf, csv, orderLines } from '../../../support/imports';
import { testWorld, type TestWorld } from '../../../support/world';
import { programNamed } from '../../../support/program';

let world: TestWorld;
beforeAll(async () => {
	world = await testWorld();
});
afterAll(() => world.close());

const ORDERS = 500;

/** Another process takes the file in and is killed with -9 once some of its orders are there. */
async function dieWhileImporting(id: string): Promise<unknown> {
	const script = [await programNamed('die-while-importing')];
	const child = spawn(process.execPath, [...script, JSON.stringify(world.database.connectionOptions), id], {
		stdio: ['ignore', 'inherit', 'inherit']
	});
	const gone = once(child, 'exit');
	while (child.exitCode === null && (await countOf(world.db, 'orders')) < 100);
	child.kill('SIGKILL');
	const [, signal] = await gone;
	return signal;
}

it('goes on after a kill -9 from where it was, and no order is there twice or in half', async () => {
	const id = await begun(world, csv(...orderLines(ORDERS)));
	expect(await dieWhileImporting(id)).toBe('SIGKILL');
	const { run } = await getImport(world.db, id);
	expect(run?.state).toBe('running');
	expect(run?.orders).toBeGreaterThanOrEqual(100);
	expect(run?.orders).toBeLessThan(ORDERS);
	expect(await countOf(world.db, 'orders')).toBe(run?.orders);
	expect(await countOf(world.db, `import_orders where phase = 'import' and outcome = 'in'`)).toBe(run?.orders);

	await world.drain();

	expect((await getImport(world.db, id)).run).toMatchObject({
		...{ state: 'done', lines: 2 * ORDERS, orders: ORDERS, present: 0, keptOut: {} },
		totals: { KRW: { total: ORDERS * 10_000, paid: ORDERS * 10_000 } }
	});
	expect(await countOf(world.db, 'orders')).toBe(ORDERS);
	expect(await countOf(world.db, 'line_items')).toBe(2 * ORDERS);
	expect(await countOf(world.db, `events where name = 'order.placed'`)).toBe(ORDERS);
}, 180_000); // another process has to start first, also where the machine is busy
