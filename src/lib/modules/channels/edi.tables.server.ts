import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, jsonb, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { cancellations } from '../cancellations/tables.server';
import { lineItems, orders } from '../orders/tables.server';
import { moment } from '../settings/tables.server';
import { suppliers } from '../suppliers/tables.server';
import { SIDES } from './connectors/names';
import type { EdiMessage } from './edi/message';
import { EDI_KINDS, EDI_STATES } from './edi/partner/states';
import { EDI_WAYS, type EdiTerms } from './edi/partner/terms';
import { STANDARDS } from './edi/syntax';
import { TROUBLES } from './states';

const among = (names: readonly string[]) => sql.raw(`('${names.join("', '")}')`);

/**
 * Somebody we exchange EDI messages with. `lastIn`, `lastOut`: the control numbers that were used last; `waySealed`: where
 * messages are left and fetched, with what opens it.
 */
export const ediPartners = pgTable(
	'edi_partners',
	{
		id: text('id').primaryKey(),
		name: text('name').notNull().unique(),
		side: text('side', { enum: SIDES }).notNull(),
		standard: text('standard', { enum: STANDARDS }).notNull(),
		ownQualifier: text('own_qualifier').notNull(),
		ownId: text('own_id').notNull(),
		theirQualifier: text('their_qualifier').notNull(),
		theirId: text('their_id').notNull(),
		terms: jsonb('terms').$type<EdiTerms>().notNull(),
		/** Whom we buy from, where it sells to us. */
		supplierId: text('supplier_id').references(() => suppliers.id),
		way: text('way', { enum: EDI_WAYS }).notNull(),
		waySealed: text('way_sealed').notNull(),
		state: text('state', { enum: ['on', 'paused'] })
			.notNull()
			.default('on'),
		/** Counts what people changed of it. */
		version: integer('version').notNull().default(1),
		lastIn: bigint('last_in', { mode: 'number' }),
		lastOut: bigint('last_out', { mode: 'number' }).notNull().default(0),
		lastInAt: moment('last_in_at'),
		lastOutAt: moment('last_out_at'),
		pollDueAt: moment('poll_due_at').notNull(),
		failingSince: moment('failing_since'),
		trouble: text('trouble', { enum: TROUBLES }),
		troubleWords: text('trouble_words').notNull().default(''),
		toldAt: moment('told_at'), // that it fails; not of this failing where it is older
		createdAt: moment('created_at').notNull()
	},
	(t) => [
		unique('edi_partners_parties').on(t.standard, t.ownQualifier, t.ownId, t.theirQualifier, t.theirId),
		unique('edi_partners_supplier').on(t.supplierId),
		// prettier-ignore
		index('edi_partners_due').on(t.pollDueAt).where(sql`${t.way} <> 'none' and ${t.state} = 'on'`),
		check('edi_partners_side', sql`${t.side} in ${among(SIDES)}`),
		check('edi_partners_standard', sql`${t.standard} in ${among(STANDARDS)}`),
		check('edi_partners_way', sql`${t.way} in ${among(EDI_WAYS)}`),
		check('edi_partners_state', sql`${t.state} in ('on', 'paused')`),
		check('edi_partners_trouble', sql`(${t.trouble} is null) = (${t.failingSince} is null)`),
		check('edi_partners_seller', sql`(${t.side} = 'seller') = (${t.supplierId} is not null)`),
		check('edi_partners_counts', sql`${t.lastOut} >= 0 and coalesce(${t.lastIn}, 0) >= 0`)
	]
);

/**
 * Every interchange in and out. `rawSealed`: as it was, to the character; `shown`: without what people are known by.
 * `content`: what is to be written, until it has a control number. `gapFrom`: the first number that is missing before it.
 * `key`: names what goes out, for ever: ordered twice, it is here once.
 */
export const ediMessages = pgTable(
	'edi_messages',
	{
		id: text('id').primaryKey(),
		partnerId: text('partner_id')
			.notNull()
			.references(() => ediPartners.id, { onDelete: 'cascade' }),
		way: text('way', { enum: ['in', 'out'] }).notNull(),
		kind: text('kind', { enum: EDI_KINDS }).notNull(),
		state: text('state', { enum: EDI_STATES }).notNull().default('waiting'),
		control: text('control'),
		/** The same as a number, where it is one: numbers that are left out are found by it. */
		number: bigint('number', { mode: 'number' }),
		hash: text('hash'),
		key: text('key'),
		test: boolean('test').notNull().default(false),
		content: jsonb('content').$type<EdiMessage>(),
		/** X12: the function code of the group a receipt is for. */
		code: text('code').notNull().default(''),
		rawSealed: text('raw_sealed'),
		shown: text('shown').notNull().default(''),
		file: text('file').notNull().default(''),
		orderNumber: text('order_number'),
		orderId: text('order_id').references(() => orders.id),
		cancellationId: text('cancellation_id').references(() => cancellations.id),
		told: integer('told').notNull().default(1),
		gapFrom: bigint('gap_from', { mode: 'number' }),
		failure: text('failure'),
		failureWords: text('failure_words').notNull().default(''),
		tries: integer('tries').notNull().default(0),
		nextAt: moment('next_at').notNull(),
		at: moment('at').notNull(),
		sentAt: moment('sent_at'),
		receiptDueAt: moment('receipt_due_at'),
		receiptAt: moment('receipt_at'),
		overdueAt: moment('overdue_at'),
		search: text('search')
			.notNull()
			.generatedAlwaysAs(
				sql`lower(kind || ' ' || coalesce(control, '') || ' ' || coalesce(order_number, '') || ' ' || left(shown, 2000))`
			)
	},
	(t) => [
		// prettier-ignore
		uniqueIndex('edi_messages_in').on(t.partnerId, t.control, t.hash).where(sql`${t.way} = 'in'`),
		// prettier-ignore
		uniqueIndex('edi_messages_out').on(t.partnerId, t.control).where(sql`${t.way} = 'out'`),
		// prettier-ignore
		index('edi_messages_numbers').on(t.partnerId, t.number).where(sql`${t.way} = 'in' and ${t.number} is not null`),
		unique('edi_messages_once').on(t.partnerId, t.key),
		index('edi_messages_newest').on(t.partnerId, t.at, t.id),
		index('edi_messages_search').using('gin', t.search.op('gin_trgm_ops')),
		// prettier-ignore
		index('edi_messages_due').on(t.nextAt).where(sql`${t.state} = 'waiting'`),
		// prettier-ignore
		index('edi_messages_awaited').on(t.receiptDueAt).where(sql`${t.state} = 'sent' and ${t.overdueAt} is null`),
		// prettier-ignore
		index('edi_messages_gaps').on(t.partnerId, t.at).where(sql`${t.gapFrom} is not null`),
		// prettier-ignore
		index('edi_messages_case').on(t.cancellationId).where(sql`${t.cancellationId} is not null`),
		// prettier-ignore
		index('edi_messages_order').on(t.orderId).where(sql`${t.orderId} is not null`),
		check('edi_messages_way', sql`${t.way} in ('in', 'out')`),
		check('edi_messages_kind', sql`${t.kind} in ${among(EDI_KINDS)}`),
		check('edi_messages_state', sql`${t.state} in ${among(EDI_STATES)}`),
		check(
			'edi_messages_in',
			sql`${t.way} = 'out' or (${t.control} is not null and ${t.hash} is not null and ${t.rawSealed} is not null)`
		),
		check(
			'edi_messages_sent',
			sql`${t.state} not in ('sent', 'received', 'unread') or (${t.way} = 'out' and ${t.rawSealed} is not null)`
		),
		check('edi_messages_told', sql`${t.told} > 0`)
	]
);

/** The number that a buyer gave a line of its order: it says so of the line ever after. A line without one has none here. */
export const ediLines = pgTable(
	'edi_lines',
	{
		lineItemId: text('line_item_id')
			.primaryKey()
			.references(() => lineItems.id, { onDelete: 'cascade' }),
		line: text('line').notNull()
	},
	(t) => [check('edi_lines_line', sql`length(${t.line}) between 1 and 40`)]
);
