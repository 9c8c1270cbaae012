import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { files } from '$lib/server/tables.server';
import { attachments } from '../attachments.tables.server';
import { messages } from '../tables.server';

export const insertAttachment = (tx: Tx, row: typeof attachments.$inferInsert) => tx.insert(attachments).values(row);

const columns = {
	id: attachments.fileId,
	messageId: attachments.messageId,
	name: files.name,
	type: files.type,
	length: files.length,
	internal: messages.internal
};

/** Every file that went with a case's messages. */
export const attachmentsOf = (tx: Tx, cancellationId: string) =>
	tx
		.select(columns)
		.from(messages)
		.innerJoin(attachments, eq(attachments.messageId, messages.id))
		.innerJoin(files, eq(files.id, attachments.fileId))
		.where(eq(messages.cancellationId, cancellationId))
		.orderBy(asc(attachments.messageId), asc(attachments.position));

/** One of them. */
export async function findAttachment(tx: Tx, cancellationId: string, file: string) {
	const [found] = await tx
		.select(columns)
		.from(attachments)
		.innerJoin(messages, eq(messages.id, attachments.messageId))
		.innerJoin(files, eq(files.id, attachments.fileId))
		.where(and(eq(attachments.fileId, file), eq(messages.cancellationId, cancellationId)));
	return found;
}
