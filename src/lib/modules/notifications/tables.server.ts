import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from '../settings/tables.server';

/** Every mail we owe somebody. `key` (event and recipient) makes it one; a job sends it. */
export const mails = pgTable(
	'mails',
	{
		id: text('id').primaryKey(),
		key: text('key').notNull().unique(),
		cancellationId: text('cancellation_id'),
		recipient: text('recipient').notNull(),
		template: text('template').notNull(),
		locale: text('locale').notNull(),
		payload: jsonb('payload').notNull(),
		subject: text('subject').notNull().default(''),
		html: text('html').notNull().default(''),
		text: text('text').notNull().default(''),
		state: text('state', { enum: ['queued', 'sent', 'failed', 'suppressed'] }).notNull(),
		providerId: text('provider_id'),
		failure: text('failure'),
		createdAt: moment('created_at').notNull(),
		sentAt: moment('sent_at')
	},
	(t) => [
		index('mails_newest').on(t.createdAt, t.id),
		index('mails_recipient').on(t.recipient, t.createdAt),
		index('mails_cancellation').on(t.cancellationId),
		check('mails_state', sql`${t.state} in ('queued', 'sent', 'failed', 'suppressed')`)
	]
);
