import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { goOver } from '../../../../src/lib/modules/imports/actions/go-over.server';
import { importFile } from '../../../../src/lib/modules/imports/actions/import-file.server';
import { cancel, resume, start } from '../../../../src/lib/modules/imports/actions/run.server';
import { troubleSamples, importedOrders } from '../../../../src/lib/modules/imports/repository/findings.server';
import { getImport } from '../../../../src/lib/modules/imports/repository/imports.server';
import { deleteFile } from '../../../../src/lib/server/files';
import { begun, countOf, csv, HEADER, orderLines, prepared } from '../../../support/imports';
import { testWorld, type TestWorld } from '../../../support/world';

let world: TestWorld;
beforeEach(async () => {
	world = await testWorld();
});
afterEach(() => world.close());

async function* bytesOf(text: string) {
	yield await Promise.resolve(new TextEncoder().encode(text));
}

const manager = () => world.staff('manager');
const importOf = (id: string) => getImport(world.db, id);
const orders = () => countOf(world.db, 'orders');

/** Goes over a file one batch at a time, as if every batch were done by another process. */
async function stepwise(id: string, phase: 'check' | 'import', batches = Infinity): Promise<void> {
	for (let n = 0; n < batches; n++) if ((await goOver(world.ctx(), { id, phase }, 0)) === 'over') return;
}

const eventsOf = async (id: string) => {
	const rows = await world.db.execute(sql`select name, data from events where subject = ${id} order by seq`);
	return rows.map(({ name }) => name);
};

const unquoted = (line: string) => line.replaceAll(/"Lamp, ."/g, 'Lamp');

const MIXED = [
	...orderLines(900, 'M'),
	'M-0,too,late,KRW,2026-02-01 10:00,KR,A,Lamp,1,5000,card,5000',
	'X-1,x@example.com,X,KRW,soon,KR,A,Lamp,1,5000,card,5000',
	'X-2,x@example.com,X,KRW,2026-02-01 10:00,KR,A,"Lamp "big"",1,5000,card,5000',
	'X-3,x@example.com,X,KRW,2026-02-01 10:00,KR,A,"Lamp',
	'of two lines",1,5000,card,5000',
	'X-4,x@example.com,X,KRW,2026-02-01 10:00,Korea?,A,Lamp,1,5000,card,5000',
	'X-5,x@example.com,X,KRW,2026-02-01 10:00,KR,A,Lamp,many,5000,card,5000',
	'X-5,x@example.com,X,KRW,2026-02-01 10:00,KR,B,Lamp,1,5000,card,5000',
	'X-6,too few',
	...orderLines(300, 'N')
];

describe('a dry run', () => {
	it('says what would come in and what would not, and writes nothing', async () => {
		const id = await prepared(manager(), csv(...MIXED));
		await world.drain();
		const { check, state } = await importOf(id);
		expect(state).toBe('checked');
		expect(check).toMatchObject({ lines: 2408, orders: 1202, present: 0, totals: { KRW: { total: 12_010_000 } } });
		expect(check?.keptOut).toEqual({
			...{ rows_far_apart: 1, date_unreadable: 1, malformed: 1, invalid: 1, quantity_unreadable: 2 }
		});
		expect([await orders(), await countOf(world.db, 'shoppers'), await countOf(world.db, 'tenders')]).toEqual([
			0, 0, 0
		]);
		expect(await eventsOf(id)).toEqual(['import.check_started']);
	});

	it('keeps out a payment that is named again, however far apart, as the import does', async () => {
		const file = (prefix: string) => {
			const row = (n: number) =>
				`${prefix}-${n},a@example.com,A,KRW,2026-02-01 10:00,KR,A,Lamp,1,5000,card,5000,${prefix}pay${n % 449}`;
			return `${HEADER},tender_1_reference\n${Array.from({ length: 450 }, (_, n) => `${row(n)}\n`).join('')}`;
		};
		const found = { orders: 449, keptOut: { payment_taken: 1 } };
		const id = await prepared(manager(), file('P'));
		await stepwise(id, 'check');
		expect((await importOf(id)).check).toMatchObject(found);
		await start(manager(), { id });
		await world.drain();
		expect((await importOf(id)).run).toMatchObject(found);
		expect(await countOf(world.db, 'import_payments')).toBe(0);
		const told = async (dryRun: boolean) => {
			const { orders, kept_out } = await importFile(world.ctx(), bytesOf(file('Q')), { dryRun });
			return { orders, keptOut: kept_out };
		};
		expect(await told(true)).toEqual(found);
		expect(await told(false)).toEqual(found);
	});

	it('names the lines of each kind, and what stands there', async () => {
		const id = await prepared(manager(), csv(...MIXED));
		await world.drain();
		const found = await troubleSamples(world.db, { id, phase: 'check' });
		expect(found.map(({ line, kind, number, found }) => [line, kind, number, found])).toEqual([
			[1802, 'rows_far_apart', 'M-0', null],
			[1803, 'date_unreadable', 'X-1', 'soon'],
			[1807, 'invalid', 'X-4', 'Korea?'],
			[1808, 'quantity_unreadable', 'X-5', 'many'],
			[1809, 'quantity_unreadable', 'X-5', 'many'],
			[1810, 'malformed', 'X-6', null]
		]);
		expect(found.find(({ kind }) => kind === 'invalid')?.field).toBe('region');
	});

	it('comes to the same in one go and in many, each by another process', async () => {
		const [whole, parts] = [await prepared(manager(), csv(...MIXED)), await prepared(manager(), csv(...MIXED))];
		await goOver(world.ctx(), { id: whole, phase: 'check' });
		await stepwise(parts, 'check');
		const [a, b] = [(await importOf(whole)).check, (await importOf(parts)).check];
		expect(b).toEqual(a);
		expect(b?.state).toBe('done');
	});

	it('keeps out what may have lost a row to one that can’t be read, as nothing comes in half', async () => {
		const [a, b, c, d] = orderLines(2).map(unquoted);
		const spoiled = [
			...[a, c, b, 'I-1,too few', ...orderLines(1, 'K').map(unquoted)],
			...['"K-9,a quote', 'over lines",1', ...orderLines(2, 'L').map(unquoted)]
		];
		expect(d).toContain('I-1');
		const id = await prepared(manager(), csv(...spoiled.flatMap((line) => line ?? [])));
		await stepwise(id, 'check');
		const found = await troubleSamples(world.db, { id, phase: 'check' });
		expect(found.map(({ line, kind, number }) => [line, kind, number])).toEqual([
			[4, 'sibling_malformed', 'I-1'],
			[5, 'malformed', 'I-1'],
			[6, 'sibling_malformed', 'K-0'],
			[7, 'sibling_malformed', 'K-0'],
			[9, 'malformed', null],
			[10, 'sibling_malformed', 'L-0'],
			[12, 'sibling_malformed', 'L-0']
		]);
		expect((await importOf(id)).check?.orders).toBe(2);
	});

	it('ends where a quote is never closed, and says on which line', async () => {
		const id = await prepared(manager(), csv(...orderLines(3), '"open,1,2', ...orderLines(400, 'Q').map(unquoted)));
		await world.drain();
		const { check } = await importOf(id);
		expect(check).toMatchObject({
			...{ state: 'done', orders: 2 },
			keptOut: { quote_not_closed: 1, sibling_malformed: 2 }
		});
		expect(await troubleSamples(world.db, { id, phase: 'check' })).toMatchObject([
			{ line: 4, number: 'I-2' },
			{ line: 7, number: 'I-2' },
			{ line: 8, kind: 'quote_not_closed' }
		]);
	});
});

describe('an import', () => {
	it('takes in what the dry run said, and remembers which orders those were', async () => {
		const id = await begun(world, csv(...MIXED));
		await world.drain();
		const { run, check, state } = await importOf(id);
		expect(state).toBe('done');
		expect({ ...run, phase: 'check' }).toEqual(check);
		expect(await orders()).toBe(1202);
		expect(await countOf(world.db, 'line_items')).toBe(2402);
		expect(await countOf(world.db, 'import_orders')).toBe(1206);
		expect((await importedOrders(world.db, id)).numbers).toHaveLength(25);
		expect(await eventsOf(id)).toEqual(['import.check_started', 'import.started', 'import.finished']);
	});

	it('takes in only what was missing when the file comes again, corrected', async () => {
		const bad = orderLines(20).map((line) => line.replace(/^(I-7,.*),KR,/, '$1,Korea?,'));
		await begun(world, csv(...bad));
		await world.drain();
		expect(await orders()).toBe(19);
		const id = await begun(world, csv(...orderLines(20)));
		await world.drain();
		expect((await importOf(id)).run).toMatchObject({ orders: 1, present: 19, keptOut: {} });
		expect((await importedOrders(world.db, id)).numbers).toEqual(['I-7']);
	});

	it('that is canceled stops at once, says what came in, and goes on from there', async () => {
		const id = await begun(world, csv(...orderLines(1500)));
		await stepwise(id, 'import', 4);
		await cancel(manager(), { id });
		const stopped = await importOf(id);
		expect(stopped.state).toBe('stopped');
		expect(stopped.run?.orders).toBeGreaterThan(0);
		expect(await orders()).toBe(stopped.run?.orders);
		await world.drain();
		expect(await goOver(world.ctx(), { id, phase: 'import' })).toBe('over');
		expect(await orders()).toBe(stopped.run?.orders);
		await resume(manager(), { id });
		await world.drain();
		expect((await importOf(id)).run).toMatchObject({ state: 'done', lines: 3000, orders: 1500 });
		expect(await orders()).toBe(1500);
		expect(await eventsOf(id)).toEqual([
			...['import.check_started', 'import.started', 'import.canceled', 'import.started', 'import.finished']
		]);
	});

	it('writes nothing of a batch that was read before it was canceled', async () => {
		const id = await begun(world, csv(...orderLines(800)));
		const going = goOver(world.ctx(), { id, phase: 'import' });
		await cancel(manager(), { id });
		await going;
		const { run } = await importOf(id);
		expect(run?.state).toBe('stopped');
		expect(await orders()).toBe(run?.orders);
	});

	it('brings no order twice when two processes go on with it, or two do with the same file', async () => {
		const text = csv(...orderLines(1200));
		const [one, two] = [await prepared(manager(), text), await prepared(manager(), text)];
		await world.drain();
		for (const id of [one, two]) await start(manager(), { id });
		await Promise.all(
			[one, two, one, two].map((id) => goOver(world.ctx(), { id, phase: 'import' }).catch(() => 'a deadlock'))
		);
		await world.drain();
		const [a, b] = [(await importOf(one)).run, (await importOf(two)).run];
		expect([a?.state, b?.state]).toEqual(['done', 'done']);
		expect([a?.lines, b?.lines]).toEqual([2400, 2400]);
		expect((a?.orders ?? 0) + (b?.orders ?? 0)).toBe(1200);
		expect((a?.present ?? 0) + (b?.present ?? 0)).toBe(1200);
		expect(await orders()).toBe(1200);
		expect(await countOf(world.db, 'line_items')).toBe(2400);
	});

	it('fails after some tries when its file can’t be read, and says so', async () => {
		const id = await begun(world, csv(...orderLines(5)));
		await deleteFile(world.db, (await importOf(id)).fileId ?? '');
		for (let n = 0; n < 4; n++)
			await expect(goOver(world.ctx(), { id, phase: 'import' })).rejects.toThrow('The file is gone');
		expect(await goOver(world.ctx(), { id, phase: 'import' })).toBe('over');
		const { run, state } = await importOf(id);
		expect(state).toBe('failed');
		expect(run?.reference).toMatch(/^[0-9a-f]{10}$/);
		expect(await eventsOf(id)).toContain('import.failed');
		await expect(resume(manager(), { id })).rejects.toMatchObject({ code: 'import.file_gone' });
	});

	it('that nothing goes on with any more is taken up again', async () => {
		const id = await begun(world, csv(...orderLines(5)));
		await world.db.execute(sql`delete from pgboss.job`);
		await world.drain();
		expect((await importOf(id)).state).toBe('importing');
		world.pass(2 * 60_000);
		await world.drain();
		expect((await importOf(id)).state).toBe('done');
	});

	it('is begun once, by a manager, and only where there is something', async () => {
		const id = await prepared(manager(), csv(...orderLines(2)));
		await expect(start(manager(), { id })).rejects.toMatchObject({ code: 'import.wrong_state' });
		await world.drain();
		await expect(start(world.staff('agent'), { id })).rejects.toMatchObject({ code: 'auth.forbidden' });
		const both = await Promise.allSettled([start(manager(), { id }), start(manager(), { id })]);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		await world.drain();
		await expect(cancel(manager(), { id })).rejects.toMatchObject({ code: 'import.wrong_state' });
		const again = await prepared(manager(), csv(...orderLines(2)));
		await world.drain();
		await expect(start(manager(), { id: again })).rejects.toMatchObject({ code: 'import.nothing_to_import' });
	});
});
