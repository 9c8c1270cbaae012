import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { shoppers } from '../accounts/tables.server';
import { minor, moment } from '../settings/tables.server';
import { suppliers } from '../suppliers/tables.server';
import { KEPT_GATEWAYS } from './order';
import { ORDER_STATES } from './state';
import { TASK_KINDS } from './tasks';
import { TENDER_NAMES } from './tenders/tender-names';

// prettier-ignore
const orderId = () => text('order_id').notNull().references(() => orders.id);

const among = (names: readonly string[]) => sql.raw(`('${names.join("', '")}')`);

// prettier-ignore
export const products = pgTable('products', {
	id: text('id').primaryKey(),
	sku: text('sku').notNull().unique(), title: text('title').notNull(),
	stock: integer('stock').notNull()
}, (t) => [check('products_stock', sql`${t.stock} >= 0`)]);

/** `partner`: the buyer whose API key posted it; `search`: what is looked through; `state`: kept by trigger, never set. */
// prettier-ignore
export const orders = pgTable('orders', {
	id: text('id').primaryKey(),
	number: text('number').notNull().unique(),
	channel: text('channel').notNull(),
	partner: text('partner'),
	shopperId: text('shopper_id').notNull().references(() => shoppers.id),
	email: text('email').notNull(),
	name: text('name').notNull(),
	currency: text('currency').notNull(),
	region: text('region').notNull(), locale: text('locale').notNull(),
	placedAt: moment('placed_at').notNull(),
	totalMinor: minor('total_minor').notNull(),
	benefitRules: jsonb('benefit_rules'),
	pointsEarned: integer('points_earned').notNull().default(0),
	writtenOffMinor: minor('written_off_minor').notNull().default(0),
	state: text('state', { enum: ORDER_STATES }).notNull().default('open'),
	search: text('search').notNull().generatedAlwaysAs(sql`' ' || findable(number || ' ' || email || ' ' || name)`)
}, (t) => [
	index('orders_state').on(t.state, t.placedAt, t.id),
	check('orders_state', sql`${t.state} in ${among(ORDER_STATES)}`),
	index('orders_search').using('gin', t.search.op('gin_trgm_ops')),
	index('orders_channel').on(t.channel, t.placedAt, t.id),
	index('orders_placed').on(t.placedAt, t.id),
	index('orders_shopper').on(t.shopperId, t.placedAt, t.id),
	index('orders_email').on(t.email.op('text_pattern_ops')),
	index('orders_number_start').on(t.number.op('text_pattern_ops')),
	index('orders_partner').on(t.partner, t.placedAt, t.id).where(sql`${t.partner} is not null`),
	check('orders_total', sql`${t.totalMinor} >= 0 and ${t.writtenOffMinor} >= 0`),
	check('orders_currency', sql`${t.currency} ~ '^[A-Z]{3}$'`)
]);

/**
 * `netMinor`: gross less the line's own discount; `discountMinor`: that discount and its share of the order's;
 * `paidMinor`: what was paid for the line, with `taxMinor` in it.
 */
export const lineItems = pgTable(
	'line_items',
	{
		id: text('id').primaryKey(),
		orderId: orderId(),
		position: integer('position').notNull(),
		productId: text('product_id').references(() => products.id),
		sku: text('sku').notNull(),
		title: text('title').notNull(),
		quantity: integer('quantity').notNull(),
		unitPriceMinor: minor('unit_price_minor').notNull(),
		netMinor: minor('net_minor').notNull(),
		discountMinor: minor('discount_minor').notNull(),
		taxMinor: minor('tax_minor').notNull(),
		paidMinor: minor('paid_minor').notNull(),
		supplierId: text('supplier_id').references(() => suppliers.id),
		personalized: boolean('personalized').notNull().default(false),
		open: integer('open').notNull(),
		held: integer('held').notNull().default(0),
		canceled: integer('canceled').notNull().default(0),
		fulfilling: integer('fulfilling').notNull().default(0),
		shipped: integer('shipped').notNull().default(0),
		delivered: integer('delivered').notNull().default(0)
	},
	(t) => [
		unique('line_items_position').on(t.orderId, t.position),
		index('line_items_sku').on(t.sku, t.orderId),
		// prettier-ignore
		index('line_items_supplier').on(t.supplierId).where(sql`${t.supplierId} is not null`),
		check('line_items_quantity', sql`${t.quantity} > 0`),
		// prettier-ignore
		check('line_items_units', sql`least(${t.open}, ${t.held}, ${t.canceled}, ${t.fulfilling}, ${t.shipped}, ${t.delivered}) >= 0
		and ${t.open} + ${t.held} + ${t.canceled} + ${t.fulfilling} + ${t.shipped} + ${t.delivered} = ${t.quantity}`),
		check(
			'line_items_amounts',
			sql`least(${t.unitPriceMinor}, ${t.netMinor}, ${t.discountMinor}, ${t.taxMinor}, ${t.paidMinor}) >= 0`
		)
	]
);

// prettier-ignore
export const charges = pgTable('charges', {
	id: text('id').primaryKey(),
	orderId: orderId(),
	position: integer('position').notNull(),
	kind: text('kind', { enum: ['shipping', 'fee'] }).notNull(),
	amountMinor: minor('amount_minor').notNull(), taxMinor: minor('tax_minor').notNull(),
	supplierId: text('supplier_id').references(() => suppliers.id)
}, (t) => [
	unique('charges_position').on(t.orderId, t.position),
	check('charges_kind', sql`${t.kind} in ('shipping', 'fee')`),
	check('charges_amount', sql`${t.amountMinor} >= 0 and ${t.taxMinor} between 0 and ${t.amountMinor}`)
]);

/** Discounts as they were named at placement; their money is already in the lines' shares. */
// prettier-ignore
export const discounts = pgTable('discounts', {
	id: text('id').primaryKey(),
	orderId: orderId(),
	label: text('label').notNull(),
	amountMinor: minor('amount_minor').notNull(),
	coupon: text('coupon'), singleUse: boolean('single_use').notNull().default(false)
}, (t) => [index('discounts_order').on(t.orderId), check('discounts_amount', sql`${t.amountMinor} >= 0`)]);

/**
 * What the order was paid with. What is secured is the capture, or the authorization while nothing is captured; we never
 * reserve or give back more than that, less what was charged back. What a provider tells beyond it stands in `overReturned`.
 */
export const tenders = pgTable(
	'tenders',
	{
		id: text('id').primaryKey(),
		orderId: orderId(),
		position: integer('position').notNull(),
		kind: text('kind', { enum: TENDER_NAMES }).notNull(),
		gateway: text('gateway', { enum: KEPT_GATEWAYS }),
		reference: text('reference'),
		label: text('label').notNull().default(''),
		authorizedMinor: minor('authorized_minor').notNull(),
		capturedMinor: minor('captured_minor').notNull(),
		refundedMinor: minor('refunded_minor').notNull().default(0),
		voidedMinor: minor('voided_minor').notNull().default(0),
		reservedMinor: minor('reserved_minor').notNull().default(0),
		chargedBackMinor: minor('charged_back_minor').notNull().default(0),
		overReturnedMinor: minor('over_returned_minor').notNull().default(0),
		disputed: boolean('disputed').notNull().default(false),
		partial: boolean('partial').notNull().default(true),
		stepMinor: minor('step_minor').notNull().default(1),
		expiresAt: moment('expires_at')
	},
	(t) => [
		unique('tenders_position').on(t.orderId, t.position),
		index('tenders_reference').on(t.reference),
		index('tenders_kind').on(t.kind, t.gateway),
		check('tenders_step', sql`${t.stepMinor} > 0`),
		check('tenders_kind', sql`${t.kind} in ${among(TENDER_NAMES)}`),
		check(
			'tenders_positive',
			sql`least(${t.authorizedMinor}, ${t.capturedMinor}, ${t.refundedMinor}, ${t.voidedMinor},
		${t.reservedMinor}, ${t.chargedBackMinor}, ${t.overReturnedMinor}) >= 0`
		),
		check(
			'tenders_not_above_secured',
			sql`${t.refundedMinor} + ${t.voidedMinor} + ${t.reservedMinor} + ${t.chargedBackMinor}
		<= case when ${t.capturedMinor} > 0 then ${t.capturedMinor} else ${t.authorizedMinor} end`
		)
	]
);

/** What the warehouse scanned. */
// prettier-ignore
export const fulfillments = pgTable('fulfillments', {
	id: text('id').primaryKey(),
	orderId: orderId(),
	action: text('action', { enum: ['pack', 'ship', 'deliver', 'revert'] }).notNull(),
	items: jsonb('items').notNull(),
	at: moment('at').notNull(),
	byName: text('by_name').notNull()
}, (t) => [
	index('fulfillments_order').on(t.orderId, t.at),
	check('fulfillments_action', sql`${t.action} in ('pack', 'ship', 'deliver', 'revert')`)
]);

/** Something a person must do. */
// prettier-ignore
export const tasks = pgTable('tasks', {
	id: text('id').primaryKey(),
	orderId: orderId(),
	cancellationId: text('cancellation_id'),
	kind: text('kind', { enum: TASK_KINDS }).notNull(),
	facts: jsonb('facts').notNull(),
	dueAt: moment('due_at'),
	state: text('state', { enum: ['open', 'done'] }).notNull().default('open'),
	outcome: text('outcome'),
	createdAt: moment('created_at').notNull()
}, (t) => [
	index('tasks_order').on(t.orderId), index('tasks_cancellation').on(t.cancellationId),
	index('tasks_open').on(t.createdAt, t.id).where(sql`${t.state} = 'open'`),
	index('tasks_store').on(sql`(facts ->> 'connection')`, t.createdAt, t.id).where(sql`${t.state} = 'open' and facts ->> 'connection' is not null`),
	check('tasks_state', sql`${t.state} in ('open', 'done')`)
]);
