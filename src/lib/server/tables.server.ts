import { sql } from 'drizzle-orm';
import {
	bigint,
	bigserial,
	check,
	customType,
	index,
	jsonb,
	pgTable,
	primaryKey,
	text,
	timestamp
} from 'drizzle-orm/pg-core';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** Every change that ever happened, append-only. Timeline, audit log, reactions and the API's feed are views of it. */
export const events = pgTable(
	'events',
	{
		seq: bigserial('seq', { mode: 'number' }).primaryKey(),
		id: text('id').notNull().unique(),
		at: moment('at').notNull(),
		name: text('name').notNull(),
		subject: text('subject').notNull(),
		orderId: text('order_id'),
		cancellationId: text('cancellation_id'),
		actorKind: text('actor_kind').notNull(),
		actorId: text('actor_id').notNull(),
		actorName: text('actor_name').notNull(),
		data: jsonb('data').notNull()
	},
	(t) => [
		index('events_cancellation').on(t.cancellationId, t.seq),
		index('events_order').on(t.orderId, t.seq),
		index('events_at').on(t.at, t.seq),
		index('events_what').on(t.name, t.actorKind, t.at, t.seq),
		index('events_who').on(t.actorId, t.name, t.at, t.seq)
	]
);

/** A file that is kept for a while: one brought in, or one made to be taken away. Its bytes stand in `file_parts`. */
export const files = pgTable(
	'files',
	{
		id: text('id').primaryKey(),
		name: text('name').notNull(),
		type: text('type').notNull(),
		length: bigint('length', { mode: 'number' }).notNull().default(0),
		/** Nothing is added any more; until then it is being written, or whoever wrote it died. */
		completeAt: moment('complete_at'),
		createdAt: moment('created_at').notNull(),
		expiresAt: moment('expires_at').notNull()
	},
	(t) => [index('files_expiry').on(t.expiresAt), check('files_length', sql`${t.length} >= 0`)]
);

/** So many bytes of a file, from `at` on. Parts follow each other without a gap. */
export const fileParts = pgTable(
	'file_parts',
	{
		fileId: text('file_id')
			.notNull()
			.references(() => files.id, { onDelete: 'cascade' }),
		at: bigint('at', { mode: 'number' }).notNull(),
		bytes: bytea('bytes').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.fileId, t.at] }),
		check('file_parts_not_empty', sql`${t.at} >= 0 and length(${t.bytes}) > 0`)
	]
);
