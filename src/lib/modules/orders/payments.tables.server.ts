import { sql } from 'drizzle-orm';
import { check, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { KEPT_GATEWAYS } from './order';
import { orders } from './tables.server';

/**
 * Which order a payment at a gateway, or a capture of it, belongs to: the first that named it. Kept by trigger with the
 * tenders and captures, never written. What is worked by hand is left out: one transfer may well pay several orders.
 */
// prettier-ignore
export const gatewayPayments = pgTable('gateway_payments', {
	gateway: text('gateway', { enum: KEPT_GATEWAYS }).notNull(),
	reference: text('reference').notNull(),
	orderId: text('order_id').notNull().references(() => orders.id)
}, (t) => [
	primaryKey({ name: 'gateway_payments_once', columns: [t.gateway, t.reference] }),
	check('gateway_payments_by_call', sql`${t.gateway} <> 'manual'`)
]);
