import { sql } from 'drizzle-orm';
import { check, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { moment } from '../settings/tables.server';
import { cancellations } from './tables.server';

/** Cancellations that came in a file under a number of somebody else's system. The same number is the same case. */
export const cancellationClaims = pgTable(
	'cancellation_claims',
	{
		code: text('code').primaryKey(),
		cancellationId: text('cancellation_id')
			.notNull()
			.references(() => cancellations.id),
		/** Its status there when it was last read. */
		status: text('status').notNull(),
		takenAt: moment('taken_at').notNull(),
		byName: text('by_name').notNull()
	},
	(t) => [
		unique('cancellation_claims_case').on(t.cancellationId),
		check('cancellation_claims_code', sql`${t.code} = btrim(${t.code}) and ${t.code} <> ''`)
	]
);
