import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { orders, tenders } from '../orders/tables.server';
import { GATEWAY_NAMES } from '../payments/gateway-names';
import { DIFFERENCE_KINDS } from '../refunds/differences';
import { refunds } from '../refunds/tables.server';
import { minor, moment } from '../settings/tables.server';
import { DIFFERENCE_OUTCOMES, DIFFERENCE_STATES } from './reconcile/difference';

/** One comparison with the gateways. `night`: the day of a nightly one, so that several processes start it once. */
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

/** What our refunds and a gateway's list disagree about. `about`: our refund, else the gateway's own id of its movement. */
export const differences = pgTable(
	'differences',
	{
		id: text('id').primaryKey(),
		reconciliationId: text('reconciliation_id')
			.notNull()
			.references(() => reconciliations.id),
		kind: text('kind', { enum: DIFFERENCE_KINDS }).notNull(),
		gateway: text('gateway', { enum: GATEWAY_NAMES }).notNull(),
		orderId: text('order_id')
			.notNull()
			.references(() => orders.id),
		tenderId: text('tender_id')
			.notNull()
			.references(() => tenders.id),
		about: text('about').notNull(),
		refundId: text('refund_id').references(() => refunds.id),
		reference: text('reference'),
		currency: text('currency').notNull(),
		oursMinor: minor('ours_minor'),
		oursState: text('ours_state'),
		theirsMinor: minor('theirs_minor'),
		theirsState: text('theirs_state'),
		foundAt: moment('found_at').notNull(),
		state: text('state', { enum: DIFFERENCE_STATES }).notNull().default('open'),
		outcome: text('outcome', { enum: DIFFERENCE_OUTCOMES }),
		note: text('note'),
		settledAt: moment('settled_at'),
		settledBy: text('settled_by')
	},
	(t) => [
		uniqueIndex('differences_once')
			.on(t.tenderId, t.kind, t.about)
			.where(sql`${t.state} <> 'settled'`),
		index('differences_list').on(t.state, t.foundAt, t.id),
		index('differences_run').on(t.reconciliationId),
		index('differences_order').on(t.orderId),
		check('differences_state', sql`${t.state} in ('open', 'fixing', 'settled')`),
		check('differences_settled', sql`(${t.state} = 'settled') = (${t.settledAt} is not null)`)
	]
);
