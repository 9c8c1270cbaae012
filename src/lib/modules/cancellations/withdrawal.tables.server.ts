import { sql } from 'drizzle-orm';
import { check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { orders } from '../orders/tables.server';
import { moment } from '../settings/tables.server';
import { cancellations } from './tables.server';

/**
 * What somebody declared on the page for withdrawing from a contract, as they said it, whether or not we know their order.
 * `matchedAt`: when it was carried out on an order, by itself or by staff. `closedAt`: when staff found that it is about none
 * of ours, and why; it stays what it is, and can still be carried out.
 */
export const withdrawals = pgTable(
	'withdrawals',
	{
		id: text('id').primaryKey(),
		name: text('name').notNull(),
		orderNumber: text('order_number').notNull(),
		email: text('email').notNull(),
		locale: text('locale').notNull(),
		receivedAt: moment('received_at').notNull(),
		orderId: text('order_id').references(() => orders.id),
		cancellationId: text('cancellation_id').references(() => cancellations.id),
		matchedAt: moment('matched_at'),
		/** Its order is known, and the period for it had ended then: staff look at it first. */
		periodEndedAt: moment('period_ended_at'),
		closedAt: moment('closed_at'),
		closedBy: text('closed_by'),
		closedReason: text('closed_reason')
	},
	(t) => [
		index('withdrawals_unmatched')
			.on(t.receivedAt, t.id)
			.where(sql`${t.matchedAt} is null and ${t.closedAt} is null`),
		index('withdrawals_closed')
			.on(t.closedAt, t.id)
			.where(sql`${t.matchedAt} is null and ${t.closedAt} is not null`),
		index('withdrawals_order')
			.on(t.orderId)
			.where(sql`${t.orderId} is not null`),
		check('withdrawals_closed', sql`(${t.closedAt} is null) = (${t.closedReason} is null)`),
		check('withdrawals_matched', sql`(${t.matchedAt} is null) = (${t.orderId} is null)`)
	]
);
