import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { staff } from '../accounts/tables.server';
import { minor, moment } from '../settings/tables.server';
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

const staffId = () => text('staff_id').references(() => staff.id, { onDelete: 'cascade' });

/** Who takes new cases in turn. `turn` is when somebody's was last, counted in cases: the lowest is next. */
export const staffTurns = pgTable('staff_turns', {
	staffId: staffId().primaryKey(),
	takesPart: boolean('takes_part').notNull().default(false),
	paused: boolean('paused').notNull().default(false),
	turn: bigint('turn', { mode: 'number' }).notNull().default(0)
});

/** Filters and order somebody keeps under a name; `query` is the address behind the question mark. */
export const queueViews = pgTable(
	'queue_views',
	{
		id: text('id').primaryKey(),
		staffId: staffId().notNull(),
		name: text('name').notNull(),
		shared: boolean('shared').notNull(),
		query: text('query').notNull(),
		createdAt: moment('created_at').notNull()
	},
	(t) => [
		uniqueIndex('queue_views_own_name')
			.on(t.staffId, sql`lower(${t.name})`)
			.where(sql`not ${t.shared}`),
		uniqueIndex('queue_views_shared_name')
			.on(sql`lower(${t.name})`)
			.where(sql`${t.shared}`),
		check('queue_views_name', sql`length(${t.name}) between 1 and 60`),
		check('queue_views_query', sql`length(${t.query}) <= 4000`)
	]
);

/** The view somebody's queue opens with. */
export const queueDefaults = pgTable(
	'queue_defaults',
	{
		staffId: staffId().primaryKey(),
		viewId: text('view_id')
			.notNull()
			.references(() => queueViews.id, { onDelete: 'cascade' })
	},
	(t) => [index('queue_defaults_view').on(t.viewId)]
);
