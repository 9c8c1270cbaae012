import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { DELIVERIES } from './delivery';
import { shoppers } from '../accounts/tables.server';
import { cancellations } from '../cancellations/tables.server';
import { orders } from '../orders/tables.server';
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
		/** What Resend told us became of it, and why it did not arrive. */
		delivery: text('delivery', { enum: DELIVERIES }),
		deliveryNote: text('delivery_note').notNull().default(''),
		deliveryAt: moment('delivery_at'),
		/** With which others it is sent in one call. */
		batchId: text('batch_id'),
		/** When it was first handed over without a clear answer. */
		triedAt: moment('tried_at'),
		/** When it is taken up again, should its job be gone by then. */
		lookAgainAt: moment('look_again_at').notNull().defaultNow(),
		createdAt: moment('created_at').notNull(),
		sentAt: moment('sent_at')
	},
	(t) => [
		index('mails_newest').on(t.createdAt, t.id),
		index('mails_recipient').on(t.recipient, t.createdAt),
		index('mails_cancellation').on(t.cancellationId),
		index('mails_provider')
			.on(t.providerId)
			.where(sql`${t.providerId} is not null`),
		index('mails_batch')
			.on(t.batchId, t.id)
			.where(sql`${t.batchId} is not null`),
		index('mails_queued')
			.on(t.lookAgainAt, t.id)
			.where(sql`${t.state} = 'queued'`),
		index('mails_in_trouble')
			.on(t.createdAt, t.id)
			.where(sql`${t.state} = 'failed' or ${t.delivery} in ('bounced', 'complained', 'failed', 'suppressed')`),
		check(
			'mails_delivery',
			sql`${t.delivery} in ('delayed', 'delivered', 'suppressed', 'failed', 'bounced', 'complained')`
		),
		check('mails_state', sql`${t.state} in ('queued', 'sent', 'failed', 'suppressed')`)
	]
);

/** What Resend told us, by its own id, so that what it tells twice is heard once. */
export const mailNotices = pgTable(
	'mail_notices',
	{ id: text('id').primaryKey(), type: text('type').notNull(), receivedAt: moment('received_at').notNull() },
	(t) => [index('mail_notices_received').on(t.receivedAt)]
);

/** Messages the shop does without. */
export const mailSwitches = pgTable('mail_switches', { message: text('message').primaryKey() });

/** Sentences of mails in the shop's own words. */
export const mailWords = pgTable(
	'mail_words',
	{ key: text('key').notNull(), locale: text('locale').notNull(), words: text('words').notNull() },
	(t) => [
		primaryKey({ columns: [t.key, t.locale] }),
		check('mail_words_said', sql`length(${t.words}) between 1 and 2000`)
	]
);

/**
 * What a shopper was told about an order, as the account shows it: the content of the message, worded when it is read. It
 * goes with its order when that comes to another account (a trigger).
 */
export const inbox = pgTable(
	'inbox',
	{
		id: text('id').primaryKey(),
		/** Occasion and message: told once. */
		key: text('key').notNull().unique(),
		shopperId: text('shopper_id')
			.notNull()
			.references(() => shoppers.id),
		orderId: text('order_id')
			.notNull()
			.references(() => orders.id),
		cancellationId: text('cancellation_id').references(() => cancellations.id),
		message: text('message').notNull(),
		content: jsonb('content').notNull(),
		at: moment('at').notNull(),
		readAt: moment('read_at')
	},
	(t) => [
		index('inbox_newest').on(t.shopperId, t.at, t.id),
		index('inbox_unread')
			.on(t.shopperId, t.at)
			.where(sql`${t.readAt} is null`),
		index('inbox_order').on(t.orderId)
	]
);
