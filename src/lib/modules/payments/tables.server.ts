import { sql } from 'drizzle-orm';
import { bigserial, check, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { cancellations } from '../cancellations/tables.server';
import { captures } from '../orders/captures.tables.server';
import { orders, tenders } from '../orders/tables.server';
import { minor, moment } from '../settings/tables.server';
import { DISPUTE_STATES, type Dispute } from './gateway';
import { GATEWAY_NAMES } from './gateway-names';

/** The sandbox gateway's own books. Nothing of ours points at them. `askedMinor`: what its payer is still asked for. */
export const sandboxPayments = pgTable('sandbox_payments', {
	reference: text('reference').primaryKey(),
	currency: text('currency').notNull(),
	authorizedMinor: minor('authorized_minor').notNull(),
	capturedMinor: minor('captured_minor').notNull(),
	askedMinor: minor('asked_minor').notNull().default(0),
	openedAt: moment('opened_at').notNull()
});

/** `settlesAt`: when a pending one is decided, and told by webhook, in real time. */
export const sandboxRefunds = pgTable(
	'sandbox_refunds',
	{
		id: text('id').primaryKey(),
		reference: text('reference')
			.notNull()
			.references(() => sandboxPayments.reference),
		kind: text('kind', { enum: ['refund', 'void'] }).notNull(),
		key: text('key').notNull().unique(),
		amountMinor: minor('amount_minor').notNull(),
		status: text('status', { enum: ['pending', 'succeeded', 'failed'] }).notNull(),
		outcome: text('outcome').notNull(),
		movedAt: moment('moved_at').notNull().defaultNow(),
		settlesAt: moment('settles_at'),
		toldAt: moment('told_at')
	},
	(t) => [
		index('sandbox_refunds_reference').on(t.reference),
		index('sandbox_refunds_to_settle')
			.on(t.settlesAt)
			.where(sql`${t.settlesAt} is not null`),
		check('sandbox_refunds_amount', sql`${t.amountMinor} > 0`),
		check('sandbox_refunds_status', sql`${t.status} in ('pending', 'succeeded', 'failed')`)
	]
);

/** Money of its payments that a payer's bank asks back. */
export const sandboxDisputes = pgTable(
	'sandbox_disputes',
	{
		reference: text('reference')
			.primaryKey()
			.references(() => sandboxPayments.reference),
		amountMinor: minor('amount_minor').notNull(),
		state: text('state', { enum: DISPUTE_STATES }).notNull(),
		reason: text('reason').notNull()
	},
	(t) => [check('sandbox_disputes_state', sql`${t.state} in ('open', 'won', 'lost')`)]
);

/** What the next refund and void calls answer, in order. */
export const sandboxScript = pgTable('sandbox_script', {
	seq: bigserial('seq', { mode: 'number' }).primaryKey(),
	outcome: text('outcome').notNull(),
	afterMs: integer('after_ms').notNull()
});

/** What a gateway told us, kept once however often it is told, and worked by a job that reads the payment again. */
export const gatewayNotices = pgTable(
	'gateway_notices',
	{
		gateway: text('gateway', { enum: GATEWAY_NAMES }).notNull(),
		id: text('id').notNull(),
		kind: text('kind').notNull(),
		references: jsonb('references').$type<readonly string[]>().notNull(),
		key: text('key'),
		dispute: jsonb('dispute').$type<Dispute>(),
		receivedAt: moment('received_at').notNull(),
		workedAt: moment('worked_at')
	},
	(t) => [primaryKey({ columns: [t.gateway, t.id] }), index('gateway_notices_received').on(t.receivedAt)]
);

/** Money the shopper's bank took back, or may take. `reference`: the gateway's own id of it. */
export const disputes = pgTable(
	'disputes',
	{
		id: text('id').primaryKey(),
		gateway: text('gateway', { enum: GATEWAY_NAMES }).notNull(),
		reference: text('reference').notNull(),
		orderId: text('order_id')
			.notNull()
			.references(() => orders.id),
		tenderId: text('tender_id')
			.notNull()
			.references(() => tenders.id),
		/** Which part of a payment that was captured in several; else it is about all of it. */
		captureId: text('capture_id').references(() => captures.id),
		amountMinor: minor('amount_minor').notNull(),
		currency: text('currency').notNull(),
		state: text('state', { enum: DISPUTE_STATES }).notNull(),
		reason: text('reason').notNull(),
		openedAt: moment('opened_at').notNull(),
		closedAt: moment('closed_at')
	},
	(t) => [
		unique('disputes_once').on(t.gateway, t.reference),
		index('disputes_tender').on(t.tenderId),
		index('disputes_order').on(t.orderId),
		check('disputes_state', sql`${t.state} in ('open', 'won', 'lost')`),
		check('disputes_amount', sql`${t.amountMinor} > 0`),
		check('disputes_closed', sql`(${t.state} = 'open') = (${t.closedAt} is null)`)
	]
);

/** What of a case's due a lost dispute paid the shopper. Goes again when the dispute is won after all. */
export const disputeLosses = pgTable(
	'dispute_losses',
	{
		disputeId: text('dispute_id')
			.notNull()
			.references(() => disputes.id),
		cancellationId: text('cancellation_id')
			.notNull()
			.references(() => cancellations.id),
		amountMinor: minor('amount_minor').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.disputeId, t.cancellationId] }),
		index('dispute_losses_cancellation').on(t.cancellationId),
		check('dispute_losses_amount', sql`${t.amountMinor} > 0`)
	]
);

/** A shopper's bank account for one cancellation, sealed with a key from configuration; `masked` is what people see. */
export const bankDetails = pgTable('bank_details', {
	id: text('id').primaryKey(),
	cancellationId: text('cancellation_id').notNull().unique(),
	sealed: text('sealed').notNull(),
	masked: text('masked').notNull(),
	givenAt: moment('given_at').notNull(),
	deleteAt: moment('delete_at')
});
