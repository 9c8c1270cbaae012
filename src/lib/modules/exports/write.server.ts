import { DAY, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { appendAt, completeFile, createFile } from '$lib/server/files';
import { record } from '$lib/server/outbox';
import { csvOf } from '$lib/server/csv';
import { EXPORT_LISTS } from './lists/index.server';
import type { ExportList } from './list.server';
import { lockExport, updateExport, type Export } from './repository.server';
import { UNFINISHED } from './schema';

/** Rows read and written at a time: what is held in memory, whatever the size of the list. */
const STRETCH = 1000;
const KEPT_DAYS = 7;

/**
 * Writes the next rows of an export. They, and how far it has come, are kept in one transaction under the lock of its row:
 * whenever a process dies, and however many go on with it, no row is missing and none stands there twice.
 * @returns whether there is more to write
 */
export const writeStretch = (ctx: Ctx, id: string): Promise<boolean> =>
	ctx.db.transaction((tx) => writeStretchIn(tx, ctx, id));

/** The same within a transaction. */
export async function writeStretchIn(tx: Tx, ctx: Ctx, id: string): Promise<boolean> {
	const one = await lockExport(tx, id);
	const list = one && EXPORT_LISTS[one.list];
	if (!one || !list || !UNFINISHED.includes(one.state)) return false;
	const begun = one.fileId === null ? await begin(tx, ctx, { one, list }) : one;
	return goOn(tx, ctx, { one: begun, list });
}

type Work = { readonly one: Export; readonly list: ExportList };

/** Its file with the names of the columns, and how much is to be expected. */
async function begin(tx: Tx, ctx: Ctx, { one, list }: Work): Promise<Export> {
	const name = `${one.list}-${one.createdAt.toISOString().slice(0, 10)}.csv`;
	const file = { name, type: 'text/csv; charset=utf-8', expiresAt: later(ctx.now, KEPT_DAYS * DAY) };
	const fileId = await createFile(tx, ctx, file);
	const header = Buffer.from(csvOf([list.header(one.timeZone)], one.timeZone));
	const [fileLength, total] = [await appendAt(tx, fileId, 0, header), await list.count(lookOf(tx, one), paramsOf(one))];
	const start = { state: 'running', fileId, fileLength, total: total ?? null, rows: 0, cursor: null } as const;
	await updateExport(tx, one.id, start);
	return { ...one, ...start };
}

async function goOn(tx: Tx, ctx: Ctx, { one, list }: Work): Promise<boolean> {
	if (one.fileId === null) throw new Error(`The file of export ${one.id} is gone`);
	const cursor = one.cursor ?? undefined;
	const { items, older } = await list.read(lookOf(tx, one), paramsOf(one), { cursor, limit: STRETCH });
	const bytes = Buffer.from(csvOf(items, one.timeZone));
	const fileLength = await appendAt(tx, one.fileId, one.fileLength, bytes);
	const rows = one.rows + items.length;
	const far = { rows, fileLength, cursor: older ?? one.cursor, touchedAt: ctx.now, nudged: 0 };
	if (older !== undefined) {
		await updateExport(tx, one.id, far);
		return true;
	}
	await Promise.all([
		updateExport(tx, one.id, { ...far, state: 'done', endedAt: ctx.now }),
		completeFile(tx, ctx, one.fileId),
		record(tx, ctx, { name: 'export.completed', subject: one.id, data: { list: one.list, rows } })
	]);
	return false;
}

const lookOf = (tx: Tx, { createdAt, askedBy, timeZone }: Export) => ({
	...{ tx, me: askedBy, now: createdAt, timeZone }
});
const paramsOf = ({ query }: Export) => new URLSearchParams(query);
