import { Readable } from 'node:stream';
import { and, asc, desc, eq, gte, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Ctx } from './ctx';
import type { Tx } from './db';
import { fileParts, files } from './tables.server';

/** How much is held in memory at a time, and how long a part is unless its writer makes shorter ones. */
export const PART_BYTES = 256 * 1024;

const PARTS_AT_ONCE = 4;
const DELETED_AT_ONCE = 20;

/** What is known of a file. A file nobody finished has no `completeAt`. */
export type StoredFile = Omit<typeof files.$inferSelect, 'createdAt'>;

type NewFile = { readonly name: string; readonly type: string; readonly expiresAt: Date };

/** More came than may be kept. What was written until then is still there: delete the file. */
export class FileTooLarge extends Error {
	constructor(readonly limit: number) {
		super(`More than ${limit} bytes`);
	}
}

/** Begins a file; it is empty until something is added. @returns its id */
export async function createFile(tx: Tx, { newId, now }: Pick<Ctx, 'newId' | 'now'>, file: NewFile): Promise<string> {
	const id = newId('fil');
	await tx.insert(files).values({ ...file, id, createdAt: now });
	return id;
}

/**
 * Adds bytes to a file that is `at` bytes long, by one statement. In the transaction that keeps how far a piece of work
 * has come, a file and its progress never part, whenever the process dies.
 * @returns the new length
 * @throws Error when the file is gone, finished or of another length: somebody else is writing it
 */
export async function appendAt(tx: Tx, id: string, at: number, bytes: Uint8Array): Promise<number> {
	if (bytes.length === 0) return at;
	const length = at + bytes.length;
	const added = await tx.execute(sql`
		with grown as (
			update ${files} set length = ${length}::bigint
			where id = ${id} and length = ${at}::bigint and complete_at is null returning id
		)
		insert into ${fileParts} (file_id, at, bytes) select id, ${at}::bigint, ${bytes}::bytea from grown returning at`);
	if (added.length === 0) throw new Error(`File ${id} is not ${at} bytes long and open`);
	return length;
}

type Limits = { readonly at?: number; readonly limit: number };

/**
 * Adds all that comes to a file, part by part, as fast as the database takes it. Each part is kept at once, so use it
 * outside of a transaction.
 * @returns the new length
 * @throws FileTooLarge past the `limit` of the whole file
 */
export async function appendAll(
	tx: Tx,
	id: string,
	source: AsyncIterable<Uint8Array>,
	{ at = 0, limit }: Limits
): Promise<number> {
	let length = at;
	let waiting: Uint8Array[] = [];
	let held = 0;
	for await (const chunk of source) {
		waiting.push(chunk);
		held += chunk.length;
		if (length + held > limit) throw new FileTooLarge(limit);
		if (held < PART_BYTES) continue;
		length = await appendAt(tx, id, length, Buffer.concat(waiting));
		waiting = [];
		held = 0;
	}
	return appendAt(tx, id, length, Buffer.concat(waiting));
}

/** Nothing is added after this. */
export const completeFile = (tx: Tx, { now }: Pick<Ctx, 'now'>, id: string) =>
	tx
		.update(files)
		.set({ completeAt: now })
		.where(and(eq(files.id, id), isNull(files.completeAt)));

/** What is known of a file, while it is kept. */
export async function findFile(tx: Tx, id: string): Promise<StoredFile | undefined> {
	const { id: key, name, type, length, completeAt, expiresAt } = files;
	const [found] = await tx
		.select({ id: key, name, type, length, completeAt, expiresAt })
		.from(files)
		.where(eq(files.id, id));
	return found;
}

/** The bytes of a file as they are asked for, a part at a time, from the byte `from` on. */
export const readFile = (tx: Tx, id: string, from = 0): Readable =>
	Readable.from(partsOf(tx, id, from), { objectMode: false });

async function* partsOf(tx: Tx, id: string, from: number): AsyncGenerator<Buffer> {
	let next = await startOfPart(tx, id, from);
	for (let parts = await partsAt(tx, id, next); parts.length > 0; parts = await partsAt(tx, id, next)) {
		for (const { at, bytes } of parts) {
			next = at + bytes.length;
			if (next > from) yield bytes.subarray(Math.max(0, from - at));
		}
	}
}

async function startOfPart(tx: Tx, id: string, from: number): Promise<number> {
	const [part] = await tx
		.select({ at: fileParts.at })
		.from(fileParts)
		.where(and(eq(fileParts.fileId, id), lte(fileParts.at, from)))
		.orderBy(desc(fileParts.at))
		.limit(1);
	return part?.at ?? 0;
}

const partsAt = (tx: Tx, id: string, at: number) =>
	tx
		.select({ at: fileParts.at, bytes: fileParts.bytes })
		.from(fileParts)
		.where(and(eq(fileParts.fileId, id), gte(fileParts.at, at)))
		.orderBy(asc(fileParts.at))
		.limit(PARTS_AT_ONCE);

/** Takes a file away; those who point to it say themselves what then becomes of them. */
export const deleteFile = (tx: Tx, id: string) => tx.delete(files).where(eq(files.id, id));

/** Takes away what is past its time, a few at a time: their parts go with them. */
export async function deleteExpiredFiles({ db, now }: Pick<Ctx, 'db' | 'now'>): Promise<void> {
	const expired = db
		.select({ id: files.id })
		.from(files)
		.where(lte(files.expiresAt, now))
		.orderBy(files.expiresAt)
		.limit(DELETED_AT_ONCE);
	await db.delete(files).where(inArray(files.id, expired));
}
