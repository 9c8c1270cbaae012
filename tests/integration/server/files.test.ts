import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY, later } from '../../../src/lib/core/time';
import {
	appendAll,
	appendAt,
	completeFile,
	createFile,
	deleteExpiredFiles,
	deleteFile,
	FileTooLarge,
	findFile,
	PART_BYTES,
	readFile
} from '../../../src/lib/server/files';
import { testWorld, type TestWorld } from '../../support/world';

let world: TestWorld;
beforeAll(async () => {
	world = await testWorld();
});
afterAll(() => world.close());

const newFile = (days = 7) => {
	const ctx = world.ctx();
	return createFile(ctx.db, ctx, { name: 'orders.csv', type: 'text/csv', expiresAt: later(ctx.now, days * DAY) });
};

async function wholeOf(id: string, from = 0): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of readFile(world.db, id, from)) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks);
}

const partsOf = async (id: string) => {
	const [row] = await world.db.execute(
		sql`select count(*)::int as parts, coalesce(max(length(bytes)), 0) as longest from file_parts where file_id = ${id}`
	);
	return row;
};

async function* pieces(count: number, bytes: number) {
	for (let n = 0; n < count; n++) yield Buffer.alloc(bytes, n % 256);
}

it('gives back what was written, however it came, without holding more than a part', async () => {
	const id = await newFile();
	const size = 1000 * 1500;
	expect(await appendAll(world.db, id, pieces(1500, 1000), { limit: size })).toBe(size);
	const expected = Buffer.concat(Array.from({ length: 1500 }, (_, n) => Buffer.alloc(1000, n % 256)));
	const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
	expect(hash(await wholeOf(id))).toBe(hash(expected));
	expect(await findFile(world.db, id)).toMatchObject({ name: 'orders.csv', length: size, completeAt: null });
	const { parts, longest } = Object(await partsOf(id));
	expect(parts).toBe(6);
	expect(longest).toBeLessThan(PART_BYTES + 1000);
});

it('reads from any byte on', async () => {
	const id = await newFile();
	await appendAt(world.db, id, 0, Buffer.from('abc'));
	await appendAt(world.db, id, 3, Buffer.from('defg'));
	for (const [from, rest] of ['abcdefg', 'bcdefg', 'cdefg', 'defg', 'efg', 'fg', 'g', '', ''].entries())
		expect((await wholeOf(id, from)).toString()).toBe(rest);
});

it('goes on where it was left, and lets one writer only go on', async () => {
	const id = await newFile();
	await appendAt(world.db, id, 0, Buffer.from('one,'));
	const both = await Promise.allSettled(
		['two', 'six'].map((text) => appendAt(world.db, id, 4, Buffer.from(`${text},`)))
	);
	expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	await appendAll(world.db, id, pieces(1, 2), { at: 8, limit: 100 });
	expect((await wholeOf(id)).length).toBe(10);
});

it('adds nothing in a transaction that fails', async () => {
	const id = await newFile();
	const failing = world.db.transaction(async (tx) => {
		await appendAt(tx, id, 0, Buffer.from('half'));
		throw new Error('something else failed');
	});
	await expect(failing).rejects.toThrow('something else failed');
	expect(await findFile(world.db, id)).toMatchObject({ length: 0 });
	expect(await wholeOf(id)).toHaveLength(0);
});

it('stops at its limit', async () => {
	const id = await newFile();
	await expect(appendAll(world.db, id, pieces(3, 10), { limit: 29 })).rejects.toThrow(FileTooLarge);
	expect(await appendAll(world.db, id, pieces(3, 10), { limit: 30 })).toBe(30);
});

it('takes nothing more once it is complete', async () => {
	const id = await newFile();
	await appendAt(world.db, id, 0, Buffer.from('all'));
	await completeFile(world.db, world.ctx(), id);
	await expect(appendAt(world.db, id, 3, Buffer.from('more'))).rejects.toThrow('not 3 bytes long and open');
	expect((await findFile(world.db, id))?.completeAt).toEqual(world.ctx().now);
});

it('is gone with its parts when it is deleted, or past its time', async () => {
	const [deleted, old, young] = [await newFile(), await newFile(7), await newFile(8)];
	for (const id of [deleted, old, young]) await appendAt(world.db, id, 0, Buffer.from('text'));
	await deleteFile(world.db, deleted);
	await deleteExpiredFiles({ db: world.db, now: later(world.ctx().now, 7 * DAY) });
	for (const id of [deleted, old]) {
		expect(await findFile(world.db, id)).toBeUndefined();
		expect(await partsOf(id)).toMatchObject({ parts: 0 });
	}
	expect((await wholeOf(young)).toString()).toBe('text');
});
