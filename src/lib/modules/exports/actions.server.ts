import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { deleteFile, findFile, readFile } from '$lib/server/files';
import type { Sheet } from '$lib/server/store/keyset';
import { record } from '$lib/server/outbox';
import { EXPORT_LISTS } from './lists/index.server';
import type { ExportList } from './list.server';
import {
	countUnfinished,
	findExport,
	insertExport,
	listExports,
	lockExport,
	updateExport,
	type Export
} from './repository.server';
import { UNFINISHED, type AskExportInput, type ExportTarget, type ExportView } from './schema';

const AT_ONCE = 5;
/** Where in the list somebody stands says nothing about which rows they want. */
const PLACE = 'at';

/**
 * Takes a list out as a file, with the filters and the search of its page. The rows are written by a job.
 * @throws Refused `not_found` for a list nobody knows, `export.too_many`
 */
export async function askExport(ctx: Ctx, { list, query }: AskExportInput): Promise<string> {
	demandList(ctx, list);
	const id = ctx.newId('exp');
	const params = new URLSearchParams(query);
	params.delete(PLACE);
	await ctx.db.transaction(async (tx) => {
		if ((await countUnfinished(tx, ctx.actor.id)) >= AT_ONCE) throw new Refused('export.too_many', { most: AT_ONCE });
		const by = { askedBy: ctx.actor.id, askedByName: ctx.actor.name, createdAt: ctx.now, touchedAt: ctx.now };
		await insertExport(tx, { ...by, id, list, query: params.toString(), timeZone: ctx.timeZone, state: 'waiting' });
		const filter = [...new Set(params.keys())];
		await record(tx, ctx, { name: 'export.asked', subject: id, data: { list, filter } });
	});
	return id;
}

/** Ends an export that is still being made, or takes away the file of one that is done. */
export const dropExport = (ctx: Ctx, { export: id }: ExportTarget): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const one = demandOwn(ctx, await lockExport(tx, id));
		const unfinished = UNFINISHED.includes(one.state);
		if (!unfinished && one.fileId === null) throw new Refused('export.gone');
		if (unfinished) await updateExport(tx, id, { state: 'canceled', endedAt: ctx.now });
		if (one.fileId !== null) await deleteFile(tx, one.fileId);
		await record(tx, ctx, {
			name: unfinished ? 'export.canceled' : 'export.deleted',
			subject: id,
			data: { list: one.list, rows: one.rows }
		});
	});

/** A file to be sent as it is read. */
export type Download = {
	readonly name: string;
	readonly type: string;
	readonly length: number;
	readonly body: AsyncIterable<Uint8Array>;
};

/**
 * The file of an export, for whoever asked for it and for owners. It is recorded that it left.
 * @throws Refused `export.not_ready`, `export.gone`
 */
export async function downloadExport(ctx: Ctx, { export: id }: ExportTarget): Promise<Download> {
	const one = demandOwn(ctx, await findExport(ctx.db, id));
	if (UNFINISHED.includes(one.state)) throw new Refused('export.not_ready');
	const file = one.state === 'done' && one.fileId !== null ? await findFile(ctx.db, one.fileId) : undefined;
	if (!file) throw new Refused('export.gone');
	const data = { list: one.list, rows: one.rows, file: file.name };
	await ctx.db.transaction((tx: Tx) => record(tx, ctx, { name: 'export.downloaded', subject: id, data }));
	return { name: file.name, type: file.type, length: file.length, body: readFile(ctx.db, file.id) };
}

type Page = { readonly cursor?: string | undefined; readonly limit: number };

/** One's own exports; everybody's for owners. */
export async function lookExports(ctx: Ctx, page: Page): Promise<Sheet<ExportView>> {
	const all = ctx.actor.rights.has('own');
	const sheet = await listExports(ctx.db, { ...page, ...(all ? {} : { askedBy: ctx.actor.id }) });
	return { ...sheet, items: sheet.items.map(viewOf) };
}

function viewOf(one: Export & { readonly expiresAt: Date | null }): ExportView {
	const { id, list, state, rows, total, fileLength, createdAt, expiresAt } = one;
	const known = EXPORT_LISTS[list];
	return {
		...{ id, list, rows, total, createdAt, expiresAt },
		title: known?.title() ?? list,
		href: `${known?.path ?? '/admin'}${one.query ? `?${one.query}` : ''}`,
		filtered: one.query !== '',
		state: state === 'done' && one.fileId === null ? 'expired' : state,
		bytes: fileLength,
		by: one.askedByName
	};
}

function demandList({ actor }: Ctx, name: string): ExportList {
	const list = EXPORT_LISTS[name];
	if (!list) throw new Refused('not_found');
	if (actor.kind !== 'staff' || !actor.rights.has(list.right)) throw new Refused('auth.forbidden');
	return list;
}

/** Somebody else's is not there; nor is what one may not see any more one's own. */
function demandOwn(ctx: Ctx, one: Export | undefined): Export {
	const { id, rights } = ctx.actor;
	if (!one || (one.askedBy !== id && !rights.has('own'))) throw new Refused('export.not_found');
	demandList(ctx, one.list);
	return one;
}
