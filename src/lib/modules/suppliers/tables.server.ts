import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { cancellations } from '../cancellations/tables.server';
import { orders } from '../orders/tables.server';
import { minor, moment } from '../settings/tables.server';

export const suppliers = pgTable(
	'suppliers',
	{
		id: text('id').primaryKey(),
		name: text('name').notNull().unique(),
		kind: text('kind', { enum: ['letter', 'manual'] }).notNull(),
		email: text('email'),
		locale: text('locale').notNull().default('en')
	},
	(t) => [check('suppliers_kind', sql`${t.kind} in ('letter', 'manual')`)]
);

/** What we bought from a supplier for one order: all lines of that order that name it. */
export const supplierOrders = pgTable(
	'supplier_orders',
	{
		id: text('id').primaryKey(),
		orderId: text('order_id')
			.notNull()
			.references(() => orders.id),
		supplierId: text('supplier_id')
			.notNull()
			.references(() => suppliers.id),
		state: text('state', {
			enum: ['not_placed', 'placed', 'in_production', 'shipped', 'delivered', 'canceled']
		}).notNull()
	},
	(t) => [
		unique('supplier_orders_once').on(t.orderId, t.supplierId),
		index('supplier_orders_supplier').on(t.supplierId, t.orderId),
		check(
			'supplier_orders_state',
			sql`${t.state} in ('not_placed', 'placed', 'in_production', 'shipped', 'delivered', 'canceled')`
		)
	]
);

/** Our asking one supplier to stop, and its answer. */
export const supplierCancellations = pgTable(
	'supplier_cancellations',
	{
		id: text('id').primaryKey(),
		cancellationId: text('cancellation_id')
			.notNull()
			.references(() => cancellations.id),
		supplierOrderId: text('supplier_order_id')
			.notNull()
			.references(() => supplierOrders.id),
		supplierId: text('supplier_id')
			.notNull()
			.references(() => suppliers.id),
		state: text('state', {
			enum: ['to_send', 'sent', 'approved', 'partly_approved', 'declined', 'expired', 'not_needed']
		}).notNull(),
		items: jsonb('items').notNull(),
		sentAt: moment('sent_at'),
		answeredAt: moment('answered_at'),
		answerNote: text('answer_note'),
		paysBackMinor: minor('pays_back_minor')
	},
	(t) => [
		unique('supplier_cancellations_once').on(t.cancellationId, t.supplierOrderId),
		index('supplier_cancellations_supplier').on(t.supplierId),
		check(
			'supplier_cancellations_state',
			sql`${t.state} in ('to_send', 'sent', 'approved', 'partly_approved', 'declined', 'expired', 'not_needed')`
		)
	]
);
