import { eq, gt } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addSession } from '../../../src/lib/modules/accounts/repository/sessions.server';
import { sessions, staff } from '../../../src/lib/modules/accounts/tables.server';
import { openEar, type Ear } from '../../../src/lib/server/feed/ear';
import { record } from '../../../src/lib/server/outbox';
import { events } from '../../../src/lib/server/tables.server';
import { startLive, type Live } from '../../../src/lib/wiring/live/live.server';
import { insertCase, withoutReactions, type TestCase } from '../../support/rows';
import { readStream } from '../../support/streams';
import { testWorld, type TestWorld } from '../../support/world';

let world: TestWorld;
let its: TestCase;
let ear: Ear;
let live: Live;
const onError = (error: unknown) => {
	throw error;
};
const start = (hearing: Ear | undefined = ear) => startLive({ db: world.db, ear: hearing, onError }, () => world.ctx());

beforeAll(async () => {
	world = await testWorld();
	withoutReactions();
	its = await insertCase(world.ctx(), [{ kind: 'points', amount: 500 }]);
	await world.db.insert(staff).values({
		...{
			id: 'stf_1',
			email: 'kim@example.org',
			name: 'Kim',
			role: 'agent',
			passwordHash: '',
			createdAt: world.ctx().now
		}
	});
	ear = openEar(world.database.connectionOptions, onError);
});
afterEach(() => live.stop());
afterAll(async () => {
	await ear.stop();
	await world.close();
});

const signIn = async (hash: string) => {
	const expiresAt = new Date('2099-01-01T00:00:00Z');
	await addSession(world.db, { idHash: hash, audience: 'staff', userId: 'stf_1', expiresAt });
	return hash;
};
/** Something happens to the case. */
const happen = (fails = false) =>
	world.db.transaction(async (tx) => {
		const { cancellationId, orderId } = its;
		await record(tx, world.staff('agent'), { name: 'message.sent', subject: cancellationId, orderId, cancellationId });
		if (fails) throw new Error('rolled back');
	});

const change = z.object({ seq: z.number(), name: z.string(), case: z.object({ id: z.string(), state: z.string() }) });
const reader = (stream: ReadableStream<Uint8Array> | undefined) => readStream(stream, change);
/** What a page is told of what happens now. What happened before may come first: it waits for older transactions to end. */
async function heardOf(page: ReturnType<typeof reader>, happens: () => Promise<unknown>) {
	const newest = async () =>
		Math.max(0, ...(await world.db.select({ seq: events.seq }).from(events)).map(({ seq }) => seq));
	const before = await newest();
	await happens();
	const [last, heard] = [await newest(), new Array<z.infer<typeof change>>()];
	while (heard.every(({ seq }) => seq < last)) heard.push(...(await page.changes()));
	return heard.filter(({ seq }) => seq > before);
}
describe('open pages', () => {
	it('are told what was committed, and nothing that was rolled back', async () => {
		live = await start();
		const page = reader(live.desk.open({ key: await signIn('one') }, live.place()));
		expect(await page.next()).toMatchObject({ event: 'hello', data: { complete: true } });
		await expect(happen(true)).rejects.toThrow('rolled back');
		const [told, ...more] = await heardOf(page, happen);
		expect(told).toMatchObject({ name: 'message.sent', case: { id: its.cancellationId, state: 'in_progress' } });
		expect(more).toEqual([]);
		await page.cancel();
	});

	it('are told where nothing can listen, too', async () => {
		live = await startLive({ db: world.db, onError }, () => world.ctx());
		const page = reader(live.desk.open({ key: await signIn('polled') }, live.place()));
		await page.next();
		expect(await heardOf(page, happen)).toHaveLength(1);
	});

	it('miss nothing when the line breaks', async () => {
		live = await start();
		const session = await signIn('back');
		const before = reader(live.desk.open({ key: session }, live.place()));
		const place = (await before.next())?.id ?? 0;
		await before.cancel();
		await happen();
		const other = reader(live.desk.open({ key: session }, place));
		await other.next();
		const told = (await other.changes())[0]?.seq ?? 0;
		const again = reader(live.desk.open({ key: session }, told));
		expect(await again.next()).toMatchObject({ event: 'hello', data: { complete: true } });
		await happen();
		const later = await world.db
			.select({ seq: events.seq })
			.from(events)
			.where(gt(events.seq, told))
			.orderBy(events.seq);
		const heard: number[] = [];
		while (heard.length < later.length) heard.push(...(await again.changes()).map(({ seq }) => seq));
		expect(heard).toEqual(later.map(({ seq }) => seq));
	});

	it('are told to look for themselves when they were away too long', async () => {
		for (let at = 0; at < 3; at++) await happen();
		world.pass(10 * 60_000);
		live = await start();
		const page = reader(live.desk.open({ key: await signIn('late') }, 0));
		expect(await page.next()).toMatchObject({ event: 'hello', data: { complete: false } });
		const nowhere = reader(live.desk.open({ key: await signIn('new') }, Number.NaN));
		expect(await nowhere.next()).toMatchObject({ event: 'hello', data: { complete: false } });
	});

	it('end with their session, before anything more is told', async () => {
		live = await start();
		const gone = reader(live.desk.open({ key: await signIn('gone') }, live.place()));
		const stays = reader(live.desk.open({ key: await signIn('stays') }, live.place()));
		await Promise.all([gone.next(), stays.next()]);
		await world.db.delete(sessions).where(eq(sessions.idHash, 'gone'));
		expect(await heardOf(stays, happen)).toHaveLength(1);
		expect(await gone.next()).toMatchObject({ event: 'ended' });
		expect(await gone.next()).toBeUndefined();
	});

	it('end when their reader is deactivated, without waiting for a change', async () => {
		live = await start();
		const page = reader(live.desk.open({ key: await signIn('inactive') }, live.place()));
		await page.next();
		await world.db.update(staff).set({ active: false }).where(eq(staff.id, 'stf_1'));
		await live.beat();
		expect(await page.next()).toMatchObject({ event: 'ended' });
		await world.db.update(staff).set({ active: true }).where(eq(staff.id, 'stf_1'));
	});

	it('are bounded: of one session the oldest gives way', async () => {
		live = await start();
		const session = await signIn('many');
		const pages = Array.from({ length: 9 }, () => reader(live.desk.open({ key: session }, live.place())));
		await pages[0]?.next();
		expect(await pages[0]?.next()).toMatchObject({ event: 'crowded' });
		expect(await pages[8]?.next()).toMatchObject({ event: 'hello' });
	});

	it('end when the process stops', async () => {
		live = await start();
		const page = reader(live.desk.open({ key: await signIn('stop') }, live.place()));
		await page.next();
		await live.stop();
		expect(await page.next()).toBeUndefined();
	});
});
