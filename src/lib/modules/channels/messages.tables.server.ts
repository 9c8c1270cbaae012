import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { SILENCES } from '../../core/call-answer';
import { moment } from '../settings/tables.server';
import { connections } from './tables.server';

/** Every message in and out, as it may be shown: without secrets, and without what a person is known by. */
export const channelMessages = pgTable(
	'channel_messages',
	{
		id: text('id').primaryKey(),
		connectionId: text('connection_id')
			.notNull()
			.references(() => connections.id, { onDelete: 'cascade' }),
		at: moment('at').notNull(),
		way: text('way', { enum: ['in', 'out'] }).notNull(),
		operation: text('operation').notNull(),
		externalId: text('external_id'),
		status: integer('status'),
		silence: text('silence', { enum: SILENCES }),
		took: integer('took').notNull(),
		request: text('request').notNull(),
		response: text('response').notNull(),
		search: text('search')
			.notNull()
			.generatedAlwaysAs(
				sql`lower(operation || ' ' || coalesce(external_id, '') || ' ' || left(request, 2000) || ' ' || left(response, 2000))`
			)
	},
	(t) => [
		index('channel_messages_newest').on(t.connectionId, t.at, t.id),
		index('channel_messages_order').on(t.connectionId, t.externalId, t.at, t.id),
		index('channel_messages_search').using('gin', t.search.op('gin_trgm_ops')),
		index('channel_messages_old').on(t.at),
		check('channel_messages_way', sql`${t.way} in ('in', 'out')`),
		check('channel_messages_answer', sql`(${t.status} is null) = (${t.silence} is not null)`)
	]
);

/**
 * What each webhook said, by its sender's own id of it: told twice, it is here once. The body as it was signed is kept
 * sealed; the order it is about is read again anyway.
 */
export const channelNotices = pgTable(
	'channel_notices',
	{
		connectionId: text('connection_id')
			.notNull()
			.references(() => connections.id, { onDelete: 'cascade' }),
		eventId: text('event_id').notNull(),
		topic: text('topic').notNull(),
		orders: text('orders').array().notNull(),
		bodySealed: text('body_sealed').notNull(),
		told: integer('told').notNull().default(1),
		receivedAt: moment('received_at').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.connectionId, t.eventId] }),
		index('channel_notices_old').on(t.receivedAt),
		check('channel_notices_told', sql`${t.told} > 0`)
	]
);
