import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { cancellations } from '../cancellations/tables.server';
import { moment } from '../settings/tables.server';

/** A link that opens one cancellation without signing in. Only the hash of its token is kept. */
export const trackingLinks = pgTable(
	'tracking_links',
	{
		id: text('id').primaryKey(),
		tokenHash: text('token_hash').notNull().unique(),
		cancellationId: text('cancellation_id')
			.notNull()
			.references(() => cancellations.id),
		createdAt: moment('created_at').notNull(),
		expiresAt: moment('expires_at').notNull(),
		revokedAt: moment('revoked_at')
	},
	(t) => [index('tracking_links_cancellation').on(t.cancellationId)]
);
