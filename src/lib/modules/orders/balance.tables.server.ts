import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { cancellations } from '../cancellations/tables.server';
import { minor, moment } from '../settings/tables.server';
import { orders } from './tables.server';
import { BALANCE_STATES } from './balance';

/**
 * What a shopper was asked to pay after all, one at a time for each order. `amountMinor`: what was owed when it was asked
 * for; `leftMinor` follows what the order owes by trigger, and with the last of it the balance is settled.
 * `cancellationId`: the undone case it came of. `remindAt`: when somebody hears of it again.
 */
export const balancesDue = pgTable(
	'balances_due',
	{
		id: text('id').primaryKey(),
		orderId: text('order_id')
			.notNull()
			.references(() => orders.id),
		cancellationId: text('cancellation_id').references(() => cancellations.id),
		currency: text('currency').notNull(),
		amountMinor: minor('amount_minor').notNull(),
		leftMinor: minor('left_minor').notNull(),
		state: text('state', { enum: BALANCE_STATES }).notNull(),
		askedAt: moment('asked_at'),
		reminders: integer('reminders').notNull().default(0),
		remindAt: moment('remind_at'),
		createdAt: moment('created_at').notNull()
	},
	(t) => [
		uniqueIndex('balances_due_one_open')
			.on(t.orderId)
			.where(sql`${t.state} = 'open'`),
		index('balances_due_order').on(t.orderId, t.createdAt),
		index('balances_due_cancellation').on(t.cancellationId),
		index('balances_due_remind')
			.on(t.remindAt)
			.where(sql`${t.state} = 'open' and ${t.remindAt} is not null`),
		check('balances_due_state', sql`${t.state} in ('open', 'settled', 'given_up')`),
		check('balances_due_amounts', sql`${t.amountMinor} > 0 and ${t.leftMinor} >= 0 and ${t.reminders} >= 0`),
		check(
			'balances_due_left',
			sql`case ${t.state} when 'open' then ${t.leftMinor} > 0 when 'settled' then ${t.leftMinor} = 0 else true end`
		)
	]
);
