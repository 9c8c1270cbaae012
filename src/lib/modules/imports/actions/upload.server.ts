import { createHash } from 'node:crypto';
import { Refused } from '$lib/core/refusal';
import { DAY, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { appendAll, completeFile, createFile, deleteFile, FileTooLarge, readFile } from '$lib/server/files';
import { takeUpload, UploadBroken, type Arriving } from '$lib/server/forms/multipart';
import { recognized } from '../formats/names';
import { KEPT_DAYS, MOST_BYTES } from '../limits';
import { textOf } from '../reading/encoding.server';
import { readHead } from '../reading/head.server';
import { insertImport } from '../repository/imports.server';
import { mappingForHeader } from '../repository/mappings.server';
import { demandManager } from './rights.server';

/**
 * Takes in a posted file while it arrives: unpacked, as UTF-8, part by part. What its columns are is told from their
 * names where they are a kind we know, or were mapped before.
 * @returns the id of the import
 * @throws Refused `import.file_missing`, `import.upload_broken`, `import.too_large`, `import.spreadsheet`,
 * `import.not_csv`, `import.empty`
 */
export async function upload(ctx: Ctx, request: Request, mostBytes = MOST_BYTES): Promise<string> {
	demandManager(ctx);
	try {
		const id = await takeUpload(request, (file) => keep(ctx, file, mostBytes));
		if (id === undefined) throw new Refused('import.file_missing');
		return id;
	} catch (error) {
		if (error instanceof UploadBroken) throw new Refused('import.upload_broken');
		throw error;
	}
}

async function keep(ctx: Ctx, { name, bytes }: Arriving, mostBytes: number): Promise<string> {
	const { db, now } = ctx;
	const fileId = await createFile(db, ctx, { name, type: 'text/csv', expiresAt: later(now, KEPT_DAYS * DAY) });
	try {
		const text = textOf(upTo(mostBytes, bytes));
		const fileBytes = await appendAll(db, fileId, text.bytes, { limit: mostBytes });
		const head = await readHead(readFile(db, fileId));
		const fingerprint = fingerprintOf(head.header);
		const format = recognized(head.header);
		const known = format === undefined || format === 'generic' ? await mappingForHeader(db, fingerprint) : undefined;
		return await db.transaction(async (tx) => {
			await completeFile(tx, ctx, fileId);
			return insertImport(tx, ctx, {
				...{ ...head, fileId, fileName: name, fileBytes, fingerprint, encoding: text.encoding() },
				...(known ? { layout: known } : { format: format ?? null })
			});
		});
	} catch (error) {
		await deleteFile(db, fileId);
		if (error instanceof FileTooLarge) throw tooLarge(mostBytes);
		throw error;
	}
}

/** A small packed file can be a big one. What is too big already as it comes is not unpacked at all. */
async function* upTo(most: number, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	let length = 0;
	for await (const chunk of bytes) {
		length += chunk.length;
		if (length > most) throw new FileTooLarge(most);
		yield chunk;
	}
}

const tooLarge = (mostBytes: number) => new Refused('import.too_large', { megabytes: mostBytes / 1024 / 1024 });

/** The same for the same columns, in whatever order they stand. */
const fingerprintOf = (header: readonly string[]) =>
	createHash('sha256').update(JSON.stringify(header.toSorted())).digest('hex');
