import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment } from '../settings/tables.server';
import { cancellations } from './tables.server';

/** Requests of which staff were told that nobody answered: once for each day they were to be answered by. */
export const unansweredRequests = pgTable(
	'unanswered_requests',
	{
		cancellationId: text('cancellation_id')
			.notNull()
			.references(() => cancellations.id),
		deadlineAt: moment('deadline_at').notNull(),
		toldAt: moment('told_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.cancellationId, t.deadlineAt] })]
);
