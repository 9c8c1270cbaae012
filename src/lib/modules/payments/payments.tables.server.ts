import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { balancesDue } from '../orders/balance.tables.server';
import { orders, tenders } from '../orders/tables.server';
import { minor, moment } from '../settings/tables.server';
import { PAYMENT_STATES } from './payment';

/**
 * One try of a shopper to pay what is owed. Committed before the gateway is called; `id` is the key there for ever. A new
 * try is a new row, one at a time for each order. What came of it is the tender it became; `checkAt` is when we ask the
 * gateway again what it is.
 */
export const payments = pgTable(
	'payments',
	{
		id: text('id').primaryKey(),
		orderId: text('order_id')
			.notNull()
			.references(() => orders.id),
		balanceId: text('balance_id')
			.notNull()
			.references(() => balancesDue.id),
		gateway: text('gateway').notNull(),
		amountMinor: minor('amount_minor').notNull(),
		currency: text('currency').notNull(),
		state: text('state', { enum: PAYMENT_STATES }).notNull(),
		reference: text('reference'),
		failure: text('failure'),
		tenderId: text('tender_id')
			.unique()
			.references(() => tenders.id),
		checks: integer('checks').notNull().default(0),
		checkAt: moment('check_at').notNull(),
		createdAt: moment('created_at').notNull(),
		settledAt: moment('settled_at')
	},
	(t) => [
		uniqueIndex('payments_one_open')
			.on(t.orderId)
			.where(sql`${t.state} in ('started', 'pending')`),
		index('payments_to_check')
			.on(t.checkAt)
			.where(sql`${t.state} in ('started', 'pending')`),
		index('payments_balance').on(t.balanceId, t.createdAt),
		index('payments_order').on(t.orderId),
		uniqueIndex('payments_reference')
			.on(t.gateway, t.reference)
			.where(sql`${t.reference} is not null`),
		check('payments_state', sql`${t.state} in ('started', 'pending', 'succeeded', 'failed')`),
		check('payments_amount', sql`${t.amountMinor} > 0`),
		check('payments_became_tender', sql`(${t.state} = 'succeeded') = (${t.tenderId} is not null)`),
		check('payments_settled', sql`(${t.state} in ('succeeded', 'failed')) = (${t.settledAt} is not null)`)
	]
);
