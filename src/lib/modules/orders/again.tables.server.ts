import { pgTable, text } from 'drizzle-orm/pg-core';
import { cancellations } from '../cancellations/tables.server';
import { moment } from '../settings/tables.server';
import { orders } from './tables.server';

/** An order that was made in place of an undo: the items of a canceled case, once. */
export const ordersAgain = pgTable('orders_again', {
	orderId: text('order_id')
		.primaryKey()
		.references(() => orders.id),
	cancellationId: text('cancellation_id')
		.notNull()
		.unique()
		.references(() => cancellations.id),
	at: moment('at').notNull()
});
