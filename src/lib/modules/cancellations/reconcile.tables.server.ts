import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { channelOrders } from '../channels/tables.server';
import { lineItems, orders, tenders } from '../orders/tables.server';
import { GATEWAY_NAMES } from '../payments/gateway-names';
import { refunds } from '../refunds/tables.server';
import { minor, moment } from '../settings/tables.server';
import { DIFFERENCE_OUTCOMES, DIFFERENCE_STATES, DRIFT_KINDS } from './reconcile/difference';

/** One comparison with gateways and stores. `night`: the day of a nightly one, so that several processes start it once. */
export const reconciliations = pgTable(
	'reconciliations',
	{
		id: text('id').primaryKey(),
		night: text('night').unique(),
		startedAt: moment('started_at').notNull(),
		startedBy: text('started_by'),
		total: integer('total'),
		compared: integer('compared').notNull().default(0)
	},
	(t) => [
		index('reconciliations_newest').on(t.startedAt, t.id),
		check('reconciliations_counts', sql`${t.compared} >= 0 and coalesce(${t.total}, 0) >= 0`)
	]
);

/**
 * What our books, a gateway's list and an order at a store disagree about. `about`: our refund, else the other side's own
 * id of its movement, or the line. A payment that a store took has no gateway beside it: there the store is asked alone.
 */
export const differences = pgTable(
	'differences',
	{
		id: text('id').primaryKey(),
		reconciliationId: text('reconciliation_id')
			.notNull()
			.references(() => reconciliations.id),
		kind: text('kind', { enum: DRIFT_KINDS }).notNull(),
		gateway: text('gateway', { enum: GATEWAY_NAMES }),
		orderId: text('order_id')
			.notNull()
			.references(() => orders.id),
		tenderId: text('tender_id').references(() => tenders.id),
		connectionId: text('connection_id'),
		externalId: text('external_id'),
		lineItemId: text('line_item_id').references(() => lineItems.id),
		about: text('about').notNull(),
		refundId: text('refund_id').references(() => refunds.id),
		reference: text('reference'),
		currency: text('currency').notNull(),
		oursMinor: minor('ours_minor'),
		oursState: text('ours_state'),
		oursUnits: integer('ours_units'),
		theirsMinor: minor('theirs_minor'),
		theirsState: text('theirs_state'),
		platformMinor: minor('platform_minor'),
		platformState: text('platform_state'),
		platformUnits: integer('platform_units'),
		foundAt: moment('found_at').notNull(),
		state: text('state', { enum: DIFFERENCE_STATES }).notNull().default('open'),
		outcome: text('outcome', { enum: DIFFERENCE_OUTCOMES }),
		note: text('note'),
		settledAt: moment('settled_at'),
		settledBy: text('settled_by')
	},
	(t) => [
		uniqueIndex('differences_once')
			.on(t.orderId, t.kind, t.about)
			.where(sql`${t.state} <> 'settled'`),
		index('differences_list').on(t.state, t.foundAt, t.id),
		index('differences_run').on(t.reconciliationId),
		index('differences_order').on(t.orderId),
		foreignKey({
			name: 'differences_there',
			columns: [t.connectionId, t.externalId],
			foreignColumns: [channelOrders.connectionId, channelOrders.externalId]
		}).onDelete('cascade'),
		check('differences_kind', sql`${t.kind} in ('missing_here', 'missing_there', 'amount', 'state', 'units')`),
		check(
			'differences_where',
			sql`(${t.tenderId} is null) = (${t.gateway} is null) and (${t.connectionId} is null) = (${t.externalId} is null) and (${t.tenderId} is not null or ${t.connectionId} is not null)`
		),
		check(
			'differences_units',
			sql`(${t.kind} = 'units') = (${t.lineItemId} is not null) and (${t.kind} = 'units') = (${t.oursUnits} is not null) and (${t.kind} = 'units') = (${t.platformUnits} is not null)`
		),
		check('differences_state', sql`${t.state} in ('open', 'fixing', 'settled')`),
		check('differences_settled', sql`(${t.state} = 'settled') = (${t.settledAt} is not null)`)
	]
);
