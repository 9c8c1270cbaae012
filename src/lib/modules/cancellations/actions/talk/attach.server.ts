import { basename } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { Refused } from '$lib/core/refusal';
import { DAY, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { appendAt, completeFile, createFile } from '$lib/server/files';
import { ATTACHABLE, MOST_BYTES, MOST_FILES, type Given } from '../../talk/attachment';
import { insertAttachment } from '../../repository/attachments.server';

/** A file whose type we know from its bytes. */
type Known = Given & { readonly type: string };

const KEPT = 5 * 365 * DAY;
const MOST_NAME = 150;

/**
 * Looks at what is in each file: neither its name nor what the browser says counts.
 * @throws Refused `attachment.too_many`, `attachment.too_large`, `attachment.wrong_type`
 */
export async function known(given: readonly Given[]): Promise<readonly Known[]> {
	if (given.length > MOST_FILES) throw new Refused('attachment.too_many', { most: MOST_FILES });
	return Promise.all(
		given.map(async ({ name, bytes }) => {
			if (bytes.length > MOST_BYTES) throw new Refused('attachment.too_large', { name });
			const type = (await fileTypeFromBuffer(bytes))?.mime;
			if (type === undefined || !ATTACHABLE.includes(type)) throw new Refused('attachment.wrong_type', { name });
			return { name: basename(name).slice(-MOST_NAME), bytes, type };
		})
	);
}

/** Keeps files with the message they came with, or none of it. */
export async function attach(tx: Tx, ctx: Ctx, messageId: string, files: readonly Known[]): Promise<void> {
	for (const [position, { name, type, bytes }] of files.entries()) {
		const fileId = await createFile(tx, ctx, { name, type, expiresAt: later(ctx.now, KEPT) });
		await appendAt(tx, fileId, 0, bytes);
		await completeFile(tx, ctx, fileId);
		await insertAttachment(tx, { fileId, messageId, position });
	}
}
