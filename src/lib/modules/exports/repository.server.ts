import { and, desc, asc, eq, inArray, lt, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { keysetOf, sheetOf, type Sheet } from '$lib/server/store/keyset';
import { UNFINISHED } from './schema';
import { exports } from './tables.server';
import { files } from '$lib/server/tables.server';

export type Export = typeof exports.$inferSelect;

export const insertExport = (tx: Tx, row: typeof exports.$inferInsert) => tx.insert(exports).values(row);

/** The export, locked: whoever goes on with it or ends it holds its row. */
export async function lockExport(tx: Tx, id: string): Promise<Export | undefined> {
	const [row] = await tx.select().from(exports).where(eq(exports.id, id)).for('update');
	return row;
}

export async function findExport(tx: Tx, id: string): Promise<Export | undefined> {
	const [row] = await tx.select().from(exports).where(eq(exports.id, id));
	return row;
}

export const updateExport = (tx: Tx, id: string, change: Partial<Export>) =>
	tx.update(exports).set(change).where(eq(exports.id, id));

/** How many of somebody's exports are still being made. */
export const countUnfinished = (tx: Tx, askedBy: string): Promise<number> =>
	tx.$count(exports, and(eq(exports.askedBy, askedBy), inArray(exports.state, [...UNFINISHED])));

type Listed = Export & { readonly expiresAt: Date | null };
type ListInput = {
	readonly askedBy?: string | undefined;
	readonly cursor?: string | undefined;
	readonly limit: number;
};

/** Exports of one, or of everybody, newest first. */
export async function listExports(tx: Tx, { askedBy, cursor, limit }: ListInput): Promise<Sheet<Listed>> {
	const from = keysetOf(cursor);
	const way = from?.way === 'newer' ? asc : desc;
	const beyond: SQL | undefined =
		from &&
		sql`(${exports.createdAt}, ${exports.id}) ${sql.raw(from.way === 'newer' ? '>' : '<')}
			(${from.at.toISOString()}::timestamptz, ${from.id})`;
	const read = await tx
		.select({ one: exports, expiresAt: files.expiresAt })
		.from(exports)
		.leftJoin(files, eq(files.id, exports.fileId))
		.where(and(askedBy === undefined ? undefined : eq(exports.askedBy, askedBy), beyond))
		.orderBy(way(exports.createdAt), way(exports.id))
		.limit(limit + 1);
	const rows = read.map(({ one, expiresAt }) => ({ ...one, expiresAt }));
	return sheetOf(rows, from, limit, ({ createdAt }) => createdAt);
}

/** Exports nobody went on with since: their process died, or their job was given up. */
export const staleExports = (tx: Tx, since: Date): Promise<Export[]> =>
	tx
		.select()
		.from(exports)
		.where(and(inArray(exports.state, [...UNFINISHED]), lt(exports.touchedAt, since)))
		.orderBy(asc(exports.touchedAt))
		.limit(20);

/** Takes away what is not even remembered any more. */
export const forgetExports = (tx: Tx, before: Date) => tx.delete(exports).where(lt(exports.createdAt, before));
