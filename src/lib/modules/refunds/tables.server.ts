import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	foreignKey,
	index,
	integer,
	jsonb,
	pgTable,
	text,
	uniqueIndex,
	type AnyPgColumn
} from 'drizzle-orm/pg-core';
import { METHOD_NAMES } from './method-names';
import type { Quote } from './quote/quote-facts';
import { REFUND_STATES } from './status';
import { cancellations } from '../cancellations/tables.server';
import { depositBatches } from '../deposits/tables.server';
import { captures } from '../orders/captures.tables.server';
import { orders, tenders } from '../orders/tables.server';
import { TRACE_KINDS } from '../payments/gateway';
import { minor, moment } from '../settings/tables.server';

/** The money of a cancellation as it was shown. Never changed; `hash` is over its content. */
export const quotes = pgTable(
	'quotes',
	{
		id: text('id').primaryKey(),
		orderId: text('order_id')
			.notNull()
			.references(() => orders.id),
		hash: text('hash').notNull(),
		content: jsonb('content').$type<Quote>().notNull(),
		policyVersion: integer('policy_version').notNull(),
		createdAt: moment('created_at').notNull(),
		expiresAt: moment('expires_at').notNull()
	},
	(t) => [index('quotes_order').on(t.orderId)]
);

/**
 * One movement of money back. Committed before anybody outside is called; `id` is the idempotency key for ever. A new
 * try after a failure is a new row. `reversedMinor`: what an undo took back of it; `givenUpMinor`: what an undo let the
 * shopper keep of it though the goods ship; `needsShopper`: it waits for something the shopper must do; `needsRelease`: the
 * policy put it on hold until somebody who may pay lets it go; `batchId`: the one batch by which it goes to the bank.
 */
export const refunds = pgTable(
	'refunds',
	{
		id: text('id').primaryKey(),
		cancellationId: text('cancellation_id')
			.notNull()
			.references(() => cancellations.id),
		orderId: text('order_id')
			.notNull()
			.references(() => orders.id),
		tenderId: text('tender_id')
			.notNull()
			.references(() => tenders.id),
		/** Which part of a payment that was captured in several. */
		captureId: text('capture_id').references(() => captures.id),
		kind: text('kind', { enum: ['refund', 'void'] }).notNull(),
		method: text('method', { enum: METHOD_NAMES }).notNull(),
		amountMinor: minor('amount_minor').notNull(),
		currency: text('currency').notNull(),
		state: text('state', { enum: REFUND_STATES }).notNull(),
		reversedMinor: minor('reversed_minor').notNull().default(0),
		givenUpMinor: minor('given_up_minor').notNull().default(0),
		reference: text('reference'),
		trace: text('trace'),
		traceKind: text('trace_kind', { enum: TRACE_KINDS }),
		arrivesAt: moment('arrives_at'),
		needsShopper: boolean('needs_shopper').notNull().default(false),
		needsRelease: boolean('needs_release').notNull().default(false),
		failure: text('failure'),
		failureCode: text('failure_code'),
		dueAt: moment('due_at'),
		attempts: integer('attempts').notNull().default(0),
		createdAt: moment('created_at').notNull(),
		submittedAt: moment('submitted_at'),
		/** When its gateway was last asked what became of it. */
		askedAt: moment('asked_at'),
		settledAt: moment('settled_at'),
		/** When staff were told that it is overdue. */
		overdueToldAt: moment('overdue_told_at'),
		batchId: text('batch_id')
	},
	(t) => [
		...amountRules(t),
		...batchRules(t),
		...dueRules(t),
		uniqueIndex('refunds_one_live')
			.on(t.cancellationId, t.tenderId, sql`coalesce(${t.captureId}, '')`)
			.where(sql`${t.state} in ('planned', 'queued', 'submitted', 'pending', 'on_hold', 'blocked_by_dispute')`),
		index('refunds_cancellation').on(t.cancellationId),
		index('refunds_tender').on(t.tenderId),
		index('refunds_capture')
			.on(t.captureId)
			.where(sql`${t.captureId} is not null`),
		index('refunds_list').on(t.state, t.createdAt, t.id),
		index('refunds_newest').on(t.createdAt, t.id),
		index('refunds_method').on(t.method, t.createdAt, t.id),
		index('refunds_currency').on(t.currency, t.createdAt, t.id),
		index('refunds_settled')
			.on(t.settledAt)
			.where(sql`${t.state} = 'succeeded'`),
		index('refunds_reference').on(t.reference),
		check('refunds_trace_kind', sql`${t.traceKind} in ('arn', 'rrn', 'stan')`),
		check('refunds_kind', sql`${t.kind} in ('refund', 'void')`),
		check(
			'refunds_method',
			sql`${t.method} in ('original_payment', 'bank_deposit', 'points', 'store_credit', 'gift_card', 'manual')`
		),
		check(
			'refunds_state',
			sql`${t.state} in ('planned', 'queued', 'submitted', 'pending', 'succeeded', 'failed', 'canceled', 'on_hold', 'blocked_by_dispute')`
		),
		check('refunds_settled', sql`(${t.state} not in ('succeeded', 'failed')) or ${t.settledAt} is not null`)
	]
);

type Amounts = Readonly<Record<'amountMinor' | 'reversedMinor' | 'givenUpMinor', AnyPgColumn>>;

/** What was taken back is not given up. */
const amountRules = (t: Amounts) => [
	check('refunds_amount', sql`${t.amountMinor} > 0 and ${t.reversedMinor} between 0 and ${t.amountMinor}`),
	check('refunds_given_up', sql`${t.givenUpMinor} between 0 and ${t.amountMinor} - ${t.reversedMinor}`)
];

type Batched = Readonly<
	Record<'id' | 'batchId' | 'currency' | 'method' | 'state' | 'dueAt' | 'createdAt', AnyPgColumn>
>;

/** Only a deposit is in a batch, of its own currency, from when it is with the bank. */
function batchRules(t: Batched) {
	return [
		foreignKey({
			name: 'refunds_batch_currency',
			columns: [t.batchId, t.currency],
			foreignColumns: [depositBatches.id, depositBatches.currency]
		}),
		index('refunds_batch')
			.on(t.batchId, t.createdAt, t.id)
			.where(sql`${t.batchId} is not null`),
		index('refunds_to_deposit')
			.on(sql`coalesce(${t.dueAt}, ${t.createdAt})`, t.id)
			.where(sql`${t.state} = 'planned' and ${t.method} = 'bank_deposit'`),
		check(
			'refunds_batched',
			sql`${t.batchId} is null or (${t.method} = 'bank_deposit' and ${t.state} in ('submitted', 'succeeded', 'failed'))`
		)
	];
}

type Due = Readonly<Record<'id' | 'state' | 'dueAt' | 'createdAt' | 'needsRelease' | 'overdueToldAt', AnyPgColumn>>;

/** What a person has to make, or to let go, by its day. */
const dueRules = (t: Due) => [
	index('refunds_due')
		.on(sql`coalesce(${t.dueAt}, ${t.createdAt})`, t.id)
		.where(sql`${t.state} = 'planned' or ${t.needsRelease}`),
	index('refunds_to_release')
		.on(sql`coalesce(${t.dueAt}, ${t.createdAt})`, t.id)
		.where(sql`${t.needsRelease}`),
	index('refunds_expected')
		.on(t.dueAt)
		.where(sql`${t.state} not in ('canceled', 'failed')`),
	index('refunds_untold')
		.on(t.dueAt)
		.where(sql`(${t.state} = 'planned' or ${t.needsRelease}) and ${t.overdueToldAt} is null`),
	check('refunds_needs_release', sql`not ${t.needsRelease} or ${t.state} = 'on_hold'`)
];

/** The days on which staff were written to about refunds that are due: once a day, whichever process is first. */
export const refundDigests = pgTable('refund_digests', {
	day: text('day').primaryKey(),
	at: moment('at').notNull()
});
