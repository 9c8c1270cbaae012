import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	index,
	integer,
	jsonb,
	pgSequence,
	pgTable,
	text,
	unique,
	type PgColumn
} from 'drizzle-orm/pg-core';
import { staff } from '../accounts/tables.server';
import { lineItems, orders } from '../orders/tables.server';
import type { Quote } from '../refunds/quote/quote-facts';
import { quotes } from '../refunds/tables.server';
import { ORIGINS } from '../settings/origins';
import { REASONS } from '../settings/reasons';
import { minor, moment } from '../settings/tables.server';
import { CLOCK_NAMES } from './legal/laws.data';
import { STATUSES } from './status';

export const cancellationNumbers = pgSequence('cancellation_numbers', { startWith: 1001 });

/**
 * A case. `quote` is its frozen money; `dueMinor` what is to come back in all, `externalDueMinor` the part that leaves us
 * by a bank or gateway. `graceUntil` is set by the acceptance, `releasedAt` when its effects were let go; `deadlineAt` is
 * what the queue sorts by. `offeredQuoteId`: what the shopper was asked to agree to. `version` counts every change.
 */
export const cancellations = pgTable(
	'cancellations',
	{
		id: text('id').primaryKey(),
		number: text('number')
			.notNull()
			.unique()
			.default(sql`'C-' || nextval('cancellation_numbers')`),
		orderId: text('order_id')
			.notNull()
			.references(() => orders.id),
		state: text('state', { enum: STATUSES }).notNull(),
		origin: text('origin', { enum: ORIGINS }).notNull(),
		wasRequested: boolean('was_requested').notNull(),
		onBehalf: boolean('on_behalf').notNull().default(false),
		via: text('via', { enum: ['phone', 'email', 'chat'] }),
		version: integer('version').notNull().default(1),
		createdAt: moment('created_at').notNull(),
		createdBy: text('created_by').notNull(),
		decidedAt: moment('decided_at'),
		decidedBy: text('decided_by'),
		graceUntil: moment('grace_until'),
		releasedAt: moment('released_at'),
		endedAt: moment('ended_at'),
		deadlineAt: moment('deadline_at').notNull(),
		policyVersion: integer('policy_version').notNull(),
		quoteId: text('quote_id')
			.notNull()
			.references(() => quotes.id),
		quote: jsonb('quote').$type<Quote>().notNull(),
		offeredQuoteId: text('offered_quote_id').references(() => quotes.id),
		worthMinor: minor('worth_minor').notNull(),
		dueMinor: minor('due_minor').notNull(),
		externalDueMinor: minor('external_due_minor').notNull(),
		refundedMinor: minor('refunded_minor').notNull().default(0),
		waivedMinor: minor('waived_minor').notNull().default(0),
		lostMinor: minor('lost_minor').notNull().default(0),
		/** What its undo let the shopper keep though its items ship. The order's `written_off_minor` follows by trigger. */
		givenUpMinor: minor('given_up_minor').notNull().default(0),
		refundWhen: text('refund_when', { enum: ['now', 'later'] }),
		refundDueAt: moment('refund_due_at'),
		/** By when the law of the order's region wants the money back, and which clock says so. */
		legalDueAt: moment('legal_due_at'),
		legalClock: text('legal_clock', { enum: CLOCK_NAMES }),
		/** A return: when its goods, which had left, came back, or proof that they were sent. */
		goodsAt: moment('goods_at'),
		restock: boolean('restock').notNull().default(true),
		restockedAt: moment('restocked_at'),
		notify: boolean('notify').notNull().default(true),
		reason: text('reason'),
		reasonShown: boolean('reason_shown').notNull().default(true),
		shopperNote: text('shopper_note').notNull().default(''),
		staffNote: text('staff_note').notNull().default(''),
		/** Accepted by itself: by this rule of its policy, counted from 1; 0 within the free minutes. */
		acceptedByRule: integer('accepted_by_rule'),
		assigneeId: text('assignee_id').references(() => staff.id)
	},
	(t) => [
		index('cancellations_queue').on(t.state, t.deadlineAt, t.id),
		index('cancellations_all').on(t.deadlineAt, t.id),
		index('cancellations_newest').on(t.createdAt, t.id),
		index('cancellations_order').on(t.orderId),
		index('cancellations_asked')
			.on(t.assigneeId, t.deadlineAt, t.id)
			.where(sql`${t.state} = 'requested'`),
		index('cancellations_assigned')
			.on(t.assigneeId, t.deadlineAt, t.id)
			.where(sql`${t.assigneeId} is not null and ${t.state} in ('requested', 'in_progress')`),
		index('cancellations_grace')
			.on(t.graceUntil)
			.where(sql`${t.state} in ('in_progress', 'canceled') and ${t.releasedAt} is null`),
		...legalChecks(t),
		check(
			'cancellations_given_up',
			sql`${t.givenUpMinor} between 0 and ${t.refundedMinor} and (${t.givenUpMinor} = 0 or ${t.state} = 'undone')`
		),
		check(
			'cancellations_state',
			sql`${t.state} in ('requested', 'in_progress', 'canceled', 'rejected', 'withdrawn', 'undone')`
		),
		check(
			'cancellations_origin',
			sql`${t.origin} in ('customer', 'admin', 'supplier', 'partner', 'channel', 'system', 'withdrawal')`
		),
		check(
			'cancellations_amounts',
			sql`least(${t.worthMinor}, ${t.dueMinor}, ${t.externalDueMinor}, ${t.refundedMinor}, ${t.waivedMinor}, ${t.lostMinor}) >= 0
		and ${t.externalDueMinor} <= ${t.dueMinor} and (${t.dueMinor} <= ${t.worthMinor} or ${t.origin} = 'system')`
		),
		check('cancellations_not_overpaid', sql`${t.refundedMinor} + ${t.waivedMinor} + ${t.lostMinor} <= ${t.dueMinor}`),
		check(
			'cancellations_canceled_is_settled',
			sql`${t.state} <> 'canceled' or ${t.refundedMinor} + ${t.waivedMinor} + ${t.lostMinor} = ${t.dueMinor}`
		)
	]
);

const legalClocks = sql.raw(`('${CLOCK_NAMES.join("', '")}')`);

type Legal = Readonly<Record<'state' | 'legalDueAt' | 'legalClock', PgColumn>>;
const legalChecks = ({ state, legalDueAt, legalClock }: Legal) => [
	index('cancellations_legal_due')
		.on(legalDueAt)
		.where(sql`${state} = 'in_progress' and ${legalDueAt} is not null`),
	check(
		'cancellations_legal',
		sql`(${legalDueAt} is null) = (${legalClock} is null) and ${legalClock} in ${legalClocks}`
	)
];

export const cancellationItems = pgTable(
	'cancellation_items',
	{
		id: text('id').primaryKey(),
		cancellationId: text('cancellation_id')
			.notNull()
			.references(() => cancellations.id),
		lineItemId: text('line_item_id')
			.notNull()
			.references(() => lineItems.id),
		quantity: integer('quantity').notNull(),
		reason: text('reason', { enum: REASONS }),
		reasonText: text('reason_text').notNull().default(''),
		worthMinor: minor('worth_minor').notNull(),
		taxMinor: minor('tax_minor').notNull()
	},
	(t) => [
		unique('cancellation_items_once').on(t.cancellationId, t.lineItemId),
		index('cancellation_items_line').on(t.lineItemId),
		check('cancellation_items_quantity', sql`${t.quantity} > 0`),
		check('cancellation_items_amounts', sql`${t.worthMinor} >= 0 and ${t.taxMinor} >= 0`)
	]
);

/** What shopper and shop write to each other on a case; `internal` ones only staff see. */
export const messages = pgTable(
	'messages',
	{
		id: text('id').primaryKey(),
		cancellationId: text('cancellation_id')
			.notNull()
			.references(() => cancellations.id),
		author: text('author', { enum: ['shopper', 'staff'] }).notNull(),
		authorName: text('author_name').notNull(),
		internal: boolean('internal').notNull(),
		body: text('body').notNull(),
		at: moment('at').notNull()
	},
	(t) => [
		index('messages_cancellation').on(t.cancellationId, t.at),
		check('messages_author', sql`${t.author} in ('shopper', 'staff') and (${t.author} = 'staff' or not ${t.internal})`),
		check('messages_body', sql`length(${t.body}) between 1 and 5000`)
	]
);
