import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { askExport, downloadExport, dropExport, lookExports } from '../../../../src/lib/modules/exports/actions.server';
import { tendExports } from '../../../../src/lib/modules/exports/jobs/tend.server';
import { writeStretch } from '../../../../src/lib/modules/exports/write.server';
import type { Ctx } from '../../../../src/lib/server/ctx';
import { openShop, type Shop } from '../../../support/shop';
import { programNamed } from '../../../support/program';

let shop: Shop;
const MANY = 3500;
const DAY_MINUTES = 24 * 60;

/** More events than one stretch holds; every hundredth at the same moment as the one before. */
const insertEvents = (count: number, name = 'order.placed') =>
	shop.db.execute(sql`insert into events (id, at, name, subject, actor_kind, actor_id, actor_name, data)
		select ${name} || n || gen_random_uuid(), timestamptz '2026-01-01' + (n - n % 100) * interval '1 second', ${name}, 'x', 'system', 'system',
			'=Rescind', '{"note": "n"}' from generate_series(1, ${count}::int) n`);

beforeAll(async () => {
	shop = await openShop();
	await insertEvents(MANY);
});
afterAll(() => shop.close());
beforeEach(() => shop.db.execute(sql`update exports set state = 'canceled', ended_at = now() where ended_at is null`));

const AUDIT = { list: 'audit', query: 'what=order.placed&to=2026-02-01&at=older~x' };
const manager = (): Ctx => shop.staff('manager', 'Mina');
const finish = async (id: string) => {
	while (await writeStretch(shop.ctx(), id));
};
async function textOf(ctx: Ctx, id: string): Promise<string> {
	const parts: Uint8Array[] = [];
	for await (const part of (await downloadExport(ctx, { export: id })).body) parts.push(part);
	return Buffer.concat(parts).toString();
}
const rowsOf = async (id: string) =>
	z
		.array(z.record(z.string(), z.string()))
		.parse(parse(await textOf(manager(), id), { columns: true, record_delimiter: '\r\n' }));
const viewOf = async (id: string) => (await lookExports(manager(), { limit: 50 })).items.find((one) => one.id === id);
const eventsOf = async (id: string) =>
	(await shop.db.execute<{ name: string }>(sql`select name from events where subject = ${id} order by seq`)).map(
		({ name }) => name
	);

/** Another process goes on with it and is killed with -9 on the way. */
async function dieWhileWriting(id: string): Promise<unknown> {
	const { host, user } = inject('template');
	const [here] = await shop.db.execute<{ database: string }>(sql`select current_database() as database`);
	const script = [await programNamed('die-while-exporting')];
	const place = JSON.stringify({ host, user, database: here?.database });
	const child = spawn(process.execPath, [...script, place, id], { stdio: ['ignore', 'inherit', 'inherit'] });
	const [, signal] = await once(child, 'exit');
	return signal;
}

describe('a list taken out as a file', () => {
	it('is written by jobs, says how far it is, and holds every row the filters find, newest first', async () => {
		const id = await askExport(manager(), AUDIT);
		expect(await viewOf(id)).toMatchObject({ state: 'waiting', rows: 0, title: 'Audit', filtered: true });
		await writeStretch(shop.ctx(), id);
		expect(await viewOf(id)).toMatchObject({ state: 'running', rows: 1000, total: MANY });
		await expect(downloadExport(manager(), { export: id })).rejects.toMatchObject({ code: 'export.not_ready' });
		await shop.settle();

		expect(await viewOf(id)).toMatchObject({
			state: 'done',
			rows: MANY,
			href: '/admin/audit?what=order.placed&to=2026-02-01'
		});
		const rows = await rowsOf(id);
		expect(rows).toHaveLength(MANY);
		expect(Object.keys(rows[0] ?? {})).toEqual([
			'recorded_at (UTC)',
			'by_kind',
			'by',
			'event',
			'order',
			'cancellation',
			'why',
			'details'
		]);
		expect(rows[0]).toMatchObject({
			'recorded_at (UTC)': '2026-01-01T00:58:20Z',
			by: "'=Rescind",
			event: 'order.placed',
			details: '{"note":"n"}'
		});
		const times = rows.map((row) => row['recorded_at (UTC)'] ?? '');
		expect(times).toEqual(times.toSorted().toReversed());
		expect(await eventsOf(id)).toEqual(['export.asked', 'export.completed', 'export.downloaded']);
	});

	it('is exact though rows come in, a process is killed and several write at once', async () => {
		const before = z.array(z.object({ at: z.string() })).parse([
			...(await shop.db
				.execute(sql`select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at from events
				where name = 'order.placed' and at < '2026-02-01' order by events.at desc, seq desc`))
		]);
		const id = await askExport(manager(), { ...AUDIT, query: 'what=order.placed&from=2025-12-01&to=2026-02-01' });
		await writeStretch(shop.ctx(), id);
		await shop.db.execute(sql`insert into events (id, at, name, subject, actor_kind, actor_id, actor_name, data)
			values ('evt_late', '2026-01-30', 'order.placed', 'late', 'system', 'system', 'Late', '{}')`);
		expect(await dieWhileWriting(id)).toBe('SIGKILL');
		expect(await viewOf(id)).toMatchObject({ state: 'running', rows: 2000 });
		await Promise.all([finish(id), finish(id)]);
		const rows = await rowsOf(id);
		expect(rows.map((row) => row['recorded_at (UTC)'])).toEqual(before.map(({ at }) => at));
		expect((await viewOf(id))?.rows).toBe(before.length);
	});

	it('is nobody else’s but an owner’s, and needs the right to the list', async () => {
		const id = await askExport(manager(), AUDIT);
		await finish(id);
		const other = shop.staff('manager', 'Lee');
		await expect(downloadExport(other, { export: id })).rejects.toMatchObject({ code: 'export.not_found' });
		await expect(dropExport(other, { export: id })).rejects.toMatchObject({ code: 'export.not_found' });
		expect((await lookExports(other, { limit: 50 })).items).toEqual([]);
		await expect(downloadExport(shop.staff('owner'), { export: id })).resolves.toMatchObject({
			name: 'audit-2026-03-02.csv'
		});
		await expect(downloadExport(shop.staff('agent', 'Mina'), { export: id })).rejects.toMatchObject({
			code: 'auth.forbidden'
		});
		await expect(askExport(shop.staff('agent'), AUDIT)).rejects.toMatchObject({ code: 'auth.forbidden' });
		await expect(askExport(shop.ctx(), AUDIT)).rejects.toMatchObject({ code: 'auth.forbidden' });
		await expect(askExport(manager(), { list: 'secrets', query: '' })).rejects.toMatchObject({ code: 'not_found' });
	});

	it('can be canceled on its way, and its file deleted afterwards', async () => {
		const [running, done] = [await askExport(manager(), AUDIT), await askExport(manager(), AUDIT)];
		await writeStretch(shop.ctx(), running);
		await finish(done);
		await dropExport(manager(), { export: running });
		await dropExport(manager(), { export: done });
		expect(await writeStretch(shop.ctx(), running)).toBe(false);
		expect(await viewOf(running)).toMatchObject({ state: 'canceled', rows: 1000 });
		expect(await viewOf(done)).toMatchObject({ state: 'expired' });
		await expect(downloadExport(manager(), { export: done })).rejects.toMatchObject({ code: 'export.gone' });
		await expect(dropExport(manager(), { export: done })).rejects.toMatchObject({ code: 'export.gone' });
		expect(
			await shop.db.execute(
				sql`select 1 from files f where not exists (select 1 from exports e where e.file_id = f.id)`
			)
		).toHaveLength(0);
	});

	it('is not asked for without end', async () => {
		for (let at = 0; at < 5; at++) await askExport(manager(), AUDIT);
		await expect(askExport(manager(), AUDIT)).rejects.toMatchObject({ code: 'export.too_many', facts: { most: 5 } });
		await expect(askExport(shop.staff('manager', 'Lee'), AUDIT)).resolves.toBeDefined();
	});
});

describe('time', () => {
	it('takes the file away after seven days, and the memory of it after thirty', async () => {
		const id = await askExport(manager(), AUDIT);
		await finish(id);
		await shop.pass(6 * DAY_MINUTES);
		expect(await viewOf(id)).toMatchObject({ state: 'done' });
		await shop.pass(2 * DAY_MINUTES);
		expect(await viewOf(id)).toMatchObject({ state: 'expired', expiresAt: null });
		await shop.pass(23 * DAY_MINUTES);
		expect(await viewOf(id)).toBeUndefined();
	});

	it('starts again what nobody goes on with, and gives it up in the end', async () => {
		const id = await askExport(manager(), AUDIT);
		await writeStretch(shop.ctx(), id);
		const waitInVain = async (minutes: number) => {
			await shop.db.execute(
				sql`update exports set touched_at = touched_at - make_interval(mins => ${minutes}) where id = ${id}`
			);
			await tendExports(shop.ctx());
		};
		await waitInVain(4);
		expect(await viewOf(id)).toMatchObject({ state: 'running', rows: 1000 });
		for (let at = 0; at < 4; at++) await waitInVain(6);
		expect(await viewOf(id)).toMatchObject({ state: 'failed' });
		expect(await eventsOf(id)).toEqual(['export.asked', 'export.failed']);

		const again = await askExport(manager(), AUDIT);
		await shop.db.execute(sql`update exports set touched_at = touched_at - interval '6 minutes' where id = ${again}`);
		await shop.settle();
		expect(await viewOf(again)).toMatchObject({ state: 'done' });
	});
});
