import { sql } from 'drizzle-orm';
import {
	check,
	doublePrecision,
	foreignKey,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	unique
} from 'drizzle-orm/pg-core';
import { lineItems, orders } from '../orders/tables.server';
import { minor, moment } from '../settings/tables.server';
import { supplierOrders, suppliers } from '../suppliers/tables.server';
import { CONNECTOR_NAMES, SIDES } from './connectors/names';
import type { PushContent } from './push';
import { CONNECTION_STATES, MOST_REFUSED, PUSH_KINDS, PUSH_STATES, TROUBLES } from './states';

const among = (names: readonly string[]) => sql.raw(`('${names.join("', '")}')`);

// prettier-ignore
const connectionId = () => text('connection_id').notNull().references(() => connections.id, { onDelete: 'cascade' });

/**
 * A store we keep in step with. `baseUrl` is another place than its own; `webhookSecretSealed`: what it signs with, the
 * old one too for a while; `version`: of what people set. The bucket and `holdUntil` say how fast it may be asked by all.
 */
export const connections = pgTable(
	'connections',
	{
		id: text('id').primaryKey(),
		connector: text('connector', { enum: CONNECTOR_NAMES }).notNull(),
		side: text('side', { enum: SIDES }).notNull(),
		/** Whose store it is, where we buy there. */
		supplierId: text('supplier_id').references(() => suppliers.id),
		name: text('name').notNull().unique(),
		baseUrl: text('base_url'),
		credentialsSealed: text('credentials_sealed').notNull(),
		webhookSecretSealed: text('webhook_secret_sealed').notNull(),
		oldWebhookSecretSealed: text('old_webhook_secret_sealed'),
		oldUntil: moment('old_until'),
		state: text('state', { enum: CONNECTION_STATES }).notNull().default('on'),
		version: integer('version').notNull().default(1),
		/** What it said of itself when it was asked last. */
		checkedAt: moment('checked_at'),
		shownName: text('shown_name').notNull().default(''),
		webhooks: text('webhooks').array().notNull().default([]),
		missing: text('missing').array().notNull().default([]),
		failingSince: moment('failing_since'),
		trouble: text('trouble', { enum: TROUBLES }),
		troubleWords: text('trouble_words').notNull().default(''),
		toldAt: moment('told_at'), // that it fails; not of this failing where it is older
		lastInAt: moment('last_in_at'),
		...{ refused: integer('refused').notNull().default(0), refusedAt: moment('refused_at') },
		lastOutAt: moment('last_out_at'),
		/** All that changed until then was read. */
		backfilledTo: moment('backfilled_to').notNull(),
		backfillDueAt: moment('backfill_due_at').notNull(),
		left: doublePrecision('points_left').notNull(),
		leftAt: moment('points_at').notNull(),
		size: doublePrecision('points_size').notNull(),
		perSecond: doublePrecision('points_per_second').notNull(),
		holdUntil: moment('hold_until'),
		createdAt: moment('created_at').notNull()
	},
	(t) => [
		check('connections_connector', sql`${t.connector} in ${among(CONNECTOR_NAMES)}`),
		check('connections_side', sql`${t.side} in ${among(SIDES)}`),
		unique('connections_supplier').on(t.supplierId),
		check('connections_seller', sql`(${t.side} = 'seller') = (${t.supplierId} is not null)`),
		check('connections_state', sql`${t.state} in ${among(CONNECTION_STATES)}`),
		check('connections_old', sql`(${t.oldWebhookSecretSealed} is null) = (${t.oldUntil} is null)`),
		check('connections_trouble', sql`(${t.trouble} is null) = (${t.failingSince} is null)`),
		// prettier-ignore
		check('connections_refused', sql`${t.refused} between 0 and ${sql.raw(String(MOST_REFUSED))} and (${t.refused} = 0) = (${t.refusedAt} is null)`),
		check('connections_pace', sql`${t.size} > 0 and ${t.perSecond} > 0`),
		index('connections_backfill').on(t.backfillDueAt)
	]
);

/**
 * An order there. `asked` counts what gives a reason to read it (again), `done` how far that is answered: whoever asks
 * while somebody reads is never lost. `orderId`: ours, once it is taken in, at a store where shoppers buy of us. At a store
 * where we buy it is `supplierOrderId` instead: an order of ours is never taken for one we made elsewhere. `held`: what each
 * payment of it held when it was read first, `currency`: in which; `bookedBack`: what its seller gave back by itself and is
 * booked here.
 */
export const channelOrders = pgTable(
	'channel_orders',
	{
		connectionId: connectionId(),
		externalId: text('external_id').notNull(),
		name: text('name').notNull().default(''),
		orderId: text('order_id').references(() => orders.id),
		supplierOrderId: text('supplier_order_id').references(() => supplierOrders.id),
		held: jsonb('held').$type<Readonly<Record<string, number>>>(),
		currency: text('currency'),
		bookedBack: minor('booked_back_minor').notNull().default(0),
		asked: integer('asked').notNull().default(1),
		done: integer('done').notNull().default(0),
		nextAt: moment('next_at').notNull(),
		busyUntil: moment('busy_until'),
		tries: integer('tries').notNull().default(0),
		/** Why it could not be brought in step, in the code of a refusal or a trouble. */
		failure: text('failure'),
		failureWords: text('failure_words').notNull().default(''),
		readAt: moment('read_at'),
		seenAt: moment('seen_at').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.connectionId, t.externalId] }),
		unique('channel_orders_once').on(t.connectionId, t.orderId),
		unique('channel_orders_purchase').on(t.supplierOrderId),
		check('channel_orders_one_side', sql`num_nonnulls(${t.orderId}, ${t.supplierOrderId}) <= 1`),
		check('channel_orders_booked_back', sql`${t.bookedBack} >= 0`),
		// prettier-ignore
		index('channel_orders_order').on(t.orderId).where(sql`${t.orderId} is not null`),
		// prettier-ignore
		index('channel_orders_due').on(t.nextAt).where(sql`${t.asked} > ${t.done}`),
		// prettier-ignore
		index('channel_orders_waiting').on(t.connectionId, t.nextAt).where(sql`${t.asked} > ${t.done}`),
		// prettier-ignore
		index('channel_orders_read').on(t.readAt).where(sql`${t.orderId} is not null`),
		// prettier-ignore
		index('channel_orders_failed').on(t.connectionId, t.seenAt).where(sql`${t.failure} is not null`),
		check('channel_orders_counts', sql`${t.asked} > 0 and ${t.done} between 0 and ${t.asked} and ${t.tries} >= 0`)
	]
);

/**
 * A line there and ours. Units are gone there by us (`pushed`), by others (`booked`), or by others and not here (`kept`).
 * `added`: units put on it there since, not ours. `worth`: what all of them cost us, at a store where we buy.
 */
export const channelLines = pgTable(
	'channel_lines',
	{
		connectionId: text('connection_id').notNull(),
		externalId: text('external_id').notNull(),
		line: text('line').notNull(),
		lineItemId: text('line_item_id')
			.notNull()
			.references(() => lineItems.id),
		quantity: integer('quantity').notNull(),
		added: integer('added').notNull().default(0),
		pushed: integer('pushed').notNull().default(0),
		booked: integer('booked').notNull().default(0),
		kept: integer('kept').notNull().default(0),
		worth: minor('worth_minor')
	},
	(t) => [
		primaryKey({ columns: [t.connectionId, t.externalId, t.line] }),
		unique('channel_lines_once').on(t.connectionId, t.lineItemId),
		// prettier-ignore
		foreignKey({ name: 'channel_lines_order', columns: [t.connectionId, t.externalId], foreignColumns: [channelOrders.connectionId, channelOrders.externalId] }).onDelete('cascade'),
		check('channel_lines_added', sql`${t.added} >= 0`),
		// prettier-ignore
		check('channel_lines_counts', sql`least(${t.pushed}, ${t.booked}, ${t.kept}) >= 0 and ${t.pushed} + ${t.booked} + ${t.kept} <= ${t.quantity}`)
	]
);

/** A write that an order there is to get. `key` names it, for ever: ordered twice, it is here once. */
export const channelPushes = pgTable(
	'channel_pushes',
	{
		id: text('id').primaryKey(),
		connectionId: text('connection_id').notNull(),
		externalId: text('external_id').notNull(),
		kind: text('kind', { enum: PUSH_KINDS }).notNull(),
		key: text('key').notNull(),
		cancellationId: text('cancellation_id'),
		content: jsonb('content').$type<PushContent>().notNull(),
		state: text('state', { enum: PUSH_STATES }).notNull().default('waiting'),
		tries: integer('tries').notNull().default(0),
		code: text('code'),
		words: text('words').notNull().default(''),
		createdAt: moment('created_at').notNull(),
		sentAt: moment('sent_at'),
		endedAt: moment('ended_at')
	},
	(t) => [
		unique('channel_pushes_once').on(t.connectionId, t.key),
		foreignKey({
			name: 'channel_pushes_order',
			columns: [t.connectionId, t.externalId],
			foreignColumns: [channelOrders.connectionId, channelOrders.externalId]
		}).onDelete('cascade'),
		index('channel_pushes_order').on(t.connectionId, t.externalId, t.createdAt),
		// prettier-ignore
		index('channel_pushes_failed').on(t.connectionId, t.endedAt).where(sql`${t.state} = 'refused'`),
		// prettier-ignore
		index('channel_pushes_case').on(t.cancellationId).where(sql`${t.cancellationId} is not null`),
		check('channel_pushes_kind', sql`${t.kind} in ${among(PUSH_KINDS)}`),
		check('channel_pushes_state', sql`${t.state} in ${among(PUSH_STATES)}`),
		check('channel_pushes_case', sql`(${t.kind} = 'archive') = (${t.cancellationId} is null)`),
		check('channel_pushes_refused', sql`(${t.state} = 'refused') = (${t.code} is not null)`),
		check('channel_pushes_ended', sql`(${t.state} in ('done', 'refused', 'dropped')) = (${t.endedAt} is not null)`)
	]
);
