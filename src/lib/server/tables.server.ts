import { bigserial, index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Every change that ever happened, append-only. Timeline, audit log, reactions and the API's feed are views of it. */
export const events = pgTable(
	'events',
	{
		seq: bigserial('seq', { mode: 'number' }).primaryKey(),
		id: text('id').notNull().unique(),
		at: timestamp('at', { withTimezone: true, precision: 3, mode: 'date' }).notNull(),
		name: text('name').notNull(),
		subject: text('subject').notNull(),
		orderId: text('order_id'),
		cancellationId: text('cancellation_id'),
		actorKind: text('actor_kind').notNull(),
		actorId: text('actor_id').notNull(),
		actorName: text('actor_name').notNull(),
		data: jsonb('data').notNull()
	},
	(t) => [index('events_cancellation').on(t.cancellationId, t.seq), index('events_order').on(t.orderId, t.seq)]
);
