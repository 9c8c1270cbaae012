import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { cancellations } from '../cancellations/tables.server';
import { orders } from '../orders/tables.server';
import { minor, moment } from '../settings/tables.server';
import { SUPPLIER_KINDS } from './kinds/names';
import type { AskedUnits } from './answer';
import { ANSWER_WAYS, SILENCES, STOP_STAGES, TOLD_BY } from './terms';

/** Where we buy what is not on our shelf, how it is asked to stop, and what it has agreed to. */
export const suppliers = pgTable(
	'suppliers',
	{
		id: text('id').primaryKey(),
		name: text('name').notNull().unique(),
		kind: text('kind', { enum: SUPPLIER_KINDS }).notNull(),
		contact: text('contact').notNull().default(''),
		email: text('email'),
		phone: text('phone').notNull().default(''),
		locale: text('locale').notNull().default('en'),
		/** Where an agent works on its site; `NUMBER` stands for its order number. */
		site: text('site').notNull().default(''),
		notes: text('notes').notNull().default(''),
		cancelableUntil: text('cancelable_until', { enum: STOP_STAGES }).notNull().default('in_production'),
		/** Hundredths of what we paid that come back by how far it has got. */
		backPlaced: integer('back_placed').notNull().default(100),
		backInProduction: integer('back_in_production').notNull().default(0),
		answerHours: integer('answer_hours').notNull().default(24),
		silence: text('silence', { enum: SILENCES }).notNull().default('escalate')
	},
	(t) => [
		// prettier-ignore
		check('suppliers_kind', sql`${t.kind} in ('letter', 'manual', 'aliexpress', 'print_on_demand', 'edi', 'api', 'shop')`),
		check('suppliers_cancelable_until', sql`${t.cancelableUntil} in ('never', 'placed', 'in_production')`),
		check('suppliers_silence', sql`${t.silence} in ('escalate', 'assume_yes')`),
		check(
			'suppliers_terms',
			sql`${t.backPlaced} between 0 and 100 and ${t.backInProduction} between 0 and 100 and ${t.answerHours} between 1 and 720`
		)
	]
);

/** Which supplier an item is bought from, and what it is called there. An order that names no supplier goes by it. */
export const supplierItems = pgTable(
	'supplier_items',
	{
		sku: text('sku').primaryKey(),
		supplierId: text('supplier_id')
			.notNull()
			.references(() => suppliers.id),
		reference: text('reference').notNull().default('')
	},
	(t) => [index('supplier_items_supplier').on(t.supplierId, t.sku)]
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
		}).notNull(),
		/** When we learned that state, and from whom; unknown for what came in with the order. */
		stateAt: moment('state_at'),
		stateBy: text('state_by', { enum: TOLD_BY }),
		/** Its number of the order, and what its own system says of it. */
		number: text('number').notNull().default(''),
		outside: text('outside').notNull().default(''),
		/** When its system is read next, where it can be; how often in a row that failed, and with which words. */
		readDueAt: moment('read_due_at')
			.notNull()
			.default(sql`'epoch'`),
		readFailures: integer('read_failures').notNull().default(0),
		readTrouble: text('read_trouble'),
		costMinor: minor('cost_minor'),
		costCurrency: text('cost_currency')
	},
	(t) => [
		unique('supplier_orders_once').on(t.orderId, t.supplierId),
		index('supplier_orders_supplier').on(t.supplierId, t.orderId),
		index('supplier_orders_all').on(t.orderId, t.id),
		index('supplier_orders_state').on(t.state, t.orderId, t.id),
		index('supplier_orders_to_read')
			.on(t.supplierId, t.readDueAt)
			.where(sql`${t.number} <> '' and ${t.state} in ('not_placed', 'placed', 'in_production')`),
		check(
			'supplier_orders_state',
			sql`${t.state} in ('not_placed', 'placed', 'in_production', 'shipped', 'delivered', 'canceled')`
		),
		check('supplier_orders_state_by', sql`${t.stateBy} in ('hand', 'file', 'supplier', 'reading')`),
		check(
			'supplier_orders_cost',
			sql`(${t.costMinor} is null) = (${t.costCurrency} is null) and coalesce(${t.costMinor}, 0) >= 0`
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
		items: jsonb('items').$type<readonly AskedUnits[]>().notNull(),
		/** What staff wrote instead of the usual words of the letter. */
		letter: text('letter'),
		/** When the letter was handed over first, unless it was surely not taken: from then on the supplier may have it. */
		handedAt: moment('handed_at'),
		sentAt: moment('sent_at'),
		dueAt: moment('due_at'),
		remindedAt: moment('reminded_at'),
		escalatedAt: moment('escalated_at'),
		answeredAt: moment('answered_at'),
		answeredVia: text('answered_via', { enum: ANSWER_WAYS }),
		answerNote: text('answer_note'),
		/** What of it stops, where only a part does. */
		answerItems: jsonb('answer_items').$type<readonly AskedUnits[]>(),
		paysBackMinor: minor('pays_back_minor'),
		paysBackCurrency: text('pays_back_currency'),
		paysBackOn: date('pays_back_on'),
		/** The money goes on without its answer: by whom, and why; the law gives no reason. */
		overriddenAt: moment('overridden_at'),
		overriddenBy: text('overridden_by'),
		overrideReason: text('override_reason')
	},
	(t) => [
		check(
			'supplier_cancellations_overridden',
			sql`(${t.overriddenAt} is null) = (${t.overriddenBy} is null) and (${t.overrideReason} is null or ${t.overriddenAt} is not null)`
		),
		unique('supplier_cancellations_once').on(t.cancellationId, t.supplierOrderId),
		index('supplier_cancellations_supplier').on(t.supplierId, t.sentAt),
		index('supplier_cancellations_order').on(t.supplierOrderId),
		index('supplier_cancellations_sent')
			.on(t.sentAt, t.id)
			.where(sql`${t.state} = 'sent'`),
		index('supplier_cancellations_waiting')
			.on(t.dueAt, t.id)
			.where(sql`${t.state} = 'sent'`),
		check(
			'supplier_cancellations_state',
			sql`${t.state} in ('to_send', 'sent', 'approved', 'partly_approved', 'declined', 'expired', 'not_needed')`
		)
	]
);

/** A link that opens one supplier order without an account. Only the hash of its token is kept. */
export const supplierLinks = pgTable(
	'supplier_links',
	{
		id: text('id').primaryKey(),
		tokenHash: text('token_hash').notNull().unique(),
		supplierOrderId: text('supplier_order_id')
			.notNull()
			.references(() => supplierOrders.id),
		createdAt: moment('created_at').notNull(),
		expiresAt: moment('expires_at').notNull(),
		revokedAt: moment('revoked_at')
	},
	(t) => [index('supplier_links_order').on(t.supplierOrderId)]
);
