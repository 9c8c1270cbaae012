import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { files } from '$lib/server/tables.server';
import { moment } from '../settings/tables.server';
import { EXPORT_STATES } from './schema';

/**
 * A list somebody takes out as a file. `cursor` is how far it has come: it moves in the transaction that adds those rows to
 * the file. `touchedAt` is when that was last, `nudged` how often it was started again since. `total` is what was counted
 * at the start.
 */
export const exports = pgTable(
	'exports',
	{
		id: text('id').primaryKey(),
		list: text('list').notNull(),
		query: text('query').notNull(),
		timeZone: text('time_zone').notNull(),
		state: text('state', { enum: EXPORT_STATES }).notNull(),
		rows: integer('rows').notNull().default(0),
		total: integer('total'),
		cursor: text('cursor'),
		fileId: text('file_id').references(() => files.id, { onDelete: 'set null' }),
		fileLength: bigint('file_length', { mode: 'number' }).notNull().default(0),
		askedBy: text('asked_by').notNull(),
		askedByName: text('asked_by_name').notNull(),
		createdAt: moment('created_at').notNull(),
		touchedAt: moment('touched_at').notNull(),
		nudged: integer('nudged').notNull().default(0),
		endedAt: moment('ended_at')
	},
	(t) => [
		index('exports_newest').on(t.createdAt, t.id),
		index('exports_mine').on(t.askedBy, t.createdAt, t.id),
		index('exports_unfinished')
			.on(t.touchedAt)
			.where(sql`${t.state} in ('waiting', 'running')`),
		index('exports_file').on(t.fileId),
		check('exports_state', sql`${t.state} in ('waiting', 'running', 'done', 'canceled', 'failed')`),
		check('exports_ended', sql`(${t.state} in ('waiting', 'running')) = (${t.endedAt} is null)`)
	]
);
