import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { minor } from '../settings/tables.server';
import { cancellations } from './tables.server';

/**
 * What a case is found, filtered and sorted by, gathered from wherever it stands. Triggers keep it, so nothing else
 * writes here. `facets` are words like `by:customer` and `tender:card`; `customer` is a name as it sorts.
 */
export const findableCases = pgTable(
	'findable_cases',
	{
		cancellationId: text('cancellation_id')
			.primaryKey()
			.references(() => cancellations.id, { onDelete: 'cascade' }),
		search: text('search').notNull(),
		facets: text('facets').array().notNull(),
		currency: text('currency').notNull(),
		dueMinor: minor('due_minor').notNull(),
		customer: text('customer').notNull()
	},
	(t) => [
		index('findable_cases_search').using('gin', t.search.op('gin_trgm_ops')),
		index('findable_cases_facets').using('gin', t.facets),
		index('findable_cases_amount').on(t.currency, t.dueMinor, t.cancellationId),
		index('findable_cases_customer').on(t.customer, t.cancellationId)
	]
);
