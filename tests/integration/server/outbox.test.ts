import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { defineJob } from '$lib/server/jobs';
import { record } from '$lib/server/outbox';
import { REACTIONS } from '$lib/wiring/reactions.server';
import { countRoundTrips } from '../../support/round-trips';
import { testWorld, type TestWorld } from '../../support/world';

const trips = countRoundTrips();
const heard: string[] = [];
const hear = defineJob({
	name: 'tests.hear',
	payload: z.object({ subject: z.string() }),
	attempts: 3,
	run: async (_, { subject }) => void heard.push(subject)
});
const reactions = {
	...REACTIONS,
	'order.placed': [({ subject }: { subject: string }) => hear.with({ subject })],
	'message.sent': [({ subject }: { subject: string }) => hear.with({ subject }, subject)]
};

let world: TestWorld;
beforeAll(async () => {
	world = await testWorld({ reactions, jobs: [hear], socket: trips.socket, max: 1 });
});
afterAll(() => world.close());

const counts = async () => {
	const [row] = await world.db.execute<{ events: number; jobs: number }>(sql`
		select (select count(*)::int from events) as events, (select count(*)::int from pgboss.job) as jobs`);
	return row;
};

it('keeps what happened and what follows from it together', async () => {
	await world.db.transaction((tx) => record(tx, world.ctx(), { name: 'order.placed', subject: 'ord_1' }));

	expect(await counts()).toEqual({ events: 1, jobs: 1 });
	const [job] = await world.db.execute(sql`
		select jsonb_typeof(data) as type, data->>'job' as job, jsonb_typeof(data->'payload') as payload from pgboss.job`);
	expect(job).toEqual({ type: 'object', job: 'tests.hear', payload: 'object' });
});

it('leaves neither when the transaction fails', async () => {
	const before = await counts();
	const failing = world.db.transaction(async (tx) => {
		await record(tx, world.ctx(), { name: 'order.placed', subject: 'ord_2' });
		throw new Error('no');
	});

	await expect(failing).rejects.toThrow('no');
	expect(await counts()).toEqual(before);
});

it('enqueues a keyed job once only, and many at a time', async () => {
	const events = ['msg_1', 'msg_1', 'msg_2'].map((subject) => ({ name: 'message.sent', subject }) as const);
	await world.db.transaction((tx) => record(tx, world.ctx(), events));
	await world.db.transaction((tx) => record(tx, world.ctx(), events));
	await world.drain();

	expect(heard.filter((subject) => subject.startsWith('msg_')).sort()).toEqual(['msg_1', 'msg_2']);
});

it('costs one round trip', async () => {
	const events = ['ord_3', 'ord_4'].map((subject) => ({ name: 'order.placed', subject }) as const);
	await world.db.transaction((tx) => record(tx, world.ctx(), events));
	await world.db.transaction(async (tx) => {
		expect(await trips.during(() => record(tx, world.ctx(), events))).toBe(1);
	});
});
