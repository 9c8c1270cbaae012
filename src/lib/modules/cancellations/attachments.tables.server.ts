import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { files } from '$lib/server/tables.server';
import { messages } from './tables.server';

/** A picture or a paper sent with a message. Its bytes are a file's. */
export const attachments = pgTable(
	'message_attachments',
	{
		fileId: text('file_id')
			.primaryKey()
			.references(() => files.id, { onDelete: 'cascade' }),
		messageId: text('message_id')
			.notNull()
			.references(() => messages.id),
		position: integer('position').notNull()
	},
	(t) => [index('message_attachments_message').on(t.messageId)]
);
