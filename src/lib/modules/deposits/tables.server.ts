import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, serial, text, unique } from 'drizzle-orm/pg-core';
import { moment } from '../settings/tables.server';
import { BATCH_STATES } from './batch';

/**
 * Bank deposits that finance hands to its bank together, of one currency. Which refunds are in it stands with them: each
 * names at most one batch. `exportedAt`: when a file with the accounts in full last left.
 */
export const depositBatches = pgTable(
	'deposit_batches',
	{
		id: text('id').primaryKey(),
		number: serial('number').notNull().unique('deposit_batches_number'),
		currency: text('currency').notNull(),
		state: text('state', { enum: BATCH_STATES }).notNull(),
		createdAt: moment('created_at').notNull(),
		createdBy: text('created_by').notNull(),
		exports: integer('exports').notNull().default(0),
		exportedAt: moment('exported_at'),
		paidOn: date('paid_on', { mode: 'string' }),
		paidReference: text('paid_reference'),
		endedAt: moment('ended_at'),
		endedBy: text('ended_by')
	},
	(t) => [
		unique('deposit_batches_currency').on(t.id, t.currency),
		index('deposit_batches_newest').on(t.createdAt, t.id),
		check('deposit_batches_state', sql`${t.state} in ('open', 'paid', 'failed', 'canceled')`),
		check('deposit_batches_ended', sql`(${t.state} = 'open') = (${t.endedAt} is null)`),
		check(
			'deposit_batches_paid',
			sql`(${t.state} = 'paid') = (${t.paidOn} is not null) and (${t.paidOn} is null) = (${t.paidReference} is null)`
		)
	]
);
