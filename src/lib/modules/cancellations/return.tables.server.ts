import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { lineItems, orders, tasks } from '../orders/tables.server';
import { moment } from '../settings/tables.server';
import { RETURN_STATES } from './returns/return';
import { cancellations } from './tables.server';
import { withdrawals } from './withdrawal.tables.server';

const states = sql.raw(`('${RETURN_STATES.join("', '")}')`);

/**
 * Goods that left and are to come back, since their buyer withdrew. Those that came, or were shown to be sent, have the case
 * that pays for them; what is left of a return of which only a part came stays open as it is. A trigger keeps what is open
 * within what has left.
 */
// prettier-ignore
export const returns = pgTable('returns', {
	id: text('id').primaryKey(),
	orderId: text('order_id').notNull().references(() => orders.id),
	withdrawalId: text('withdrawal_id').notNull().references(() => withdrawals.id),
	cancellationId: text('cancellation_id').references(() => cancellations.id).unique(),
	taskId: text('task_id').notNull().references(() => tasks.id),
	state: text('state', { enum: RETURN_STATES }).notNull().default('open'),
	openedAt: moment('opened_at').notNull(),
	receivedAt: moment('received_at'), provenAt: moment('proven_at'),
	endedBy: text('ended_by'), note: text('note').notNull().default('')
}, (t) => [
	index('returns_order').on(t.orderId, t.openedAt),
	check('returns_state', sql`${t.state} in ${states}`),
	check('returns_case', sql`(${t.state} in ('received', 'proof')) = (${t.cancellationId} is not null)`),
	check('returns_ended', sql`(${t.state} = 'open') = (${t.endedBy} is null)`),
	check('returns_came', sql`(${t.state} = 'received') = (${t.receivedAt} is not null)
		and (${t.state} <> 'proof' or ${t.provenAt} is not null)`)
]);

// prettier-ignore
export const returnItems = pgTable('return_items', {
	returnId: text('return_id').notNull().references(() => returns.id),
	lineItemId: text('line_item_id').notNull().references(() => lineItems.id),
	quantity: integer('quantity').notNull()
}, (t) => [
	primaryKey({ columns: [t.returnId, t.lineItemId] }),
	index('return_items_line').on(t.lineItemId),
	check('return_items_quantity', sql`${t.quantity} > 0`)
]);
