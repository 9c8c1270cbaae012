import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { SILENCES } from '../../core/call-answer';
import { EVENTS } from '../../core/events';
import { moment } from '../settings/tables.server';
import { ENDPOINT_KINDS } from './kinds/names';
import { DELIVERY_STATES, ENDPOINT_STATES, OFF_REASONS } from './states';

/** Where another program listens, and to what. */
export const webhookEndpoints = pgTable(
	'webhook_endpoints',
	{
		id: text('id').primaryKey(),
		kind: text('kind', { enum: ENDPOINT_KINDS }).notNull(),
		name: text('name').notNull(),
		addressSealed: text('address_sealed').notNull(),
		/** What may be shown of it. */
		addressShown: text('address_shown').notNull(),
		events: text('events', { enum: EVENTS }).array().notNull(),
		/** The supplier whose program it is: told only what that is asked. */
		partner: text('partner'),
		/** The buyer whose program it is: told only of the orders it places. */
		buyer: text('buyer'),
		/** The language of what people read. */
		locale: text('locale').notNull(),
		secretSealed: text('secret_sealed'),
		oldSecretSealed: text('old_secret_sealed'),
		oldUntil: moment('old_until'),
		state: text('state', { enum: ENDPOINT_STATES }).notNull().default('on'),
		offReason: text('off_reason', { enum: OFF_REASONS }),
		/** What happened before is none of its business. */
		since: moment('since').notNull(),
		/** Since when nothing was taken there, and how many tries in a row. */
		failingSince: moment('failing_since'),
		failures: integer('failures').notNull().default(0),
		/** Nothing is tried there before; and until when somebody is at it. */
		holdUntil: moment('hold_until'),
		busyUntil: moment('busy_until'),
		createdAt: moment('created_at').notNull()
	},
	(t) => [
		check('webhook_endpoints_kind', sql`${t.kind} in ('standard', 'slack')`),
		check('webhook_endpoints_partner', sql`${t.partner} is null or ${t.kind} = 'standard'`),
		check('webhook_endpoints_buyer', sql`${t.buyer} is null or (${t.kind} = 'standard' and ${t.partner} is null)`),
		// prettier-ignore
		index('webhook_endpoints_of_partner').on(t.partner).where(sql`${t.partner} is not null`),
		check('webhook_endpoints_state', sql`${t.state} in ('on', 'paused', 'off')`),
		check('webhook_endpoints_off', sql`(${t.state} = 'off') = (${t.offReason} is not null)`),
		check('webhook_endpoints_signed', sql`(${t.kind} = 'standard') = (${t.secretSealed} is not null)`),
		check('webhook_endpoints_old', sql`(${t.oldSecretSealed} is null) = (${t.oldUntil} is null)`),
		check('webhook_endpoints_events', sql`cardinality(${t.events}) between 1 and 200`)
	]
);

/** One message for one endpoint: written once for each event, sent until it is taken. */
export const webhookDeliveries = pgTable(
	'webhook_deliveries',
	{
		id: text('id').primaryKey(),
		endpointId: text('endpoint_id')
			.notNull()
			.references(() => webhookEndpoints.id, { onDelete: 'cascade' }),
		/** The id its receiver knows it by: the event's. */
		messageId: text('message_id').notNull(),
		event: text('event', { enum: EVENTS }).notNull(),
		body: text('body').notNull(),
		state: text('state', { enum: DELIVERY_STATES }).notNull().default('waiting'),
		tries: integer('tries').notNull().default(0),
		nextAt: moment('next_at').notNull(),
		status: integer('status'),
		createdAt: moment('created_at').notNull(),
		deliveredAt: moment('delivered_at')
	},
	(t) => [
		unique('webhook_deliveries_once').on(t.endpointId, t.messageId),
		index('webhook_deliveries_newest').on(t.endpointId, t.createdAt, t.id),
		index('webhook_deliveries_due')
			.on(t.endpointId, t.nextAt)
			.where(sql`${t.state} = 'waiting'`),
		index('webhook_deliveries_state').on(t.endpointId, t.state, t.createdAt, t.id),
		index('webhook_deliveries_old').on(t.createdAt),
		check('webhook_deliveries_state', sql`${t.state} in ('waiting', 'delivered', 'failed')`)
	]
);

/** Each try of a delivery, and what came back. */
export const webhookTries = pgTable(
	'webhook_tries',
	{
		id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
		deliveryId: text('delivery_id')
			.notNull()
			.references(() => webhookDeliveries.id, { onDelete: 'cascade' }),
		at: moment('at').notNull(),
		status: integer('status'),
		silence: text('silence', { enum: SILENCES }),
		response: text('response').notNull().default(''),
		took: integer('took').notNull()
	},
	(t) => [
		index('webhook_tries_delivery').on(t.deliveryId, t.id),
		check('webhook_tries_answer', sql`(${t.status} is null) = (${t.silence} is not null)`),
		check('webhook_tries_short', sql`length(${t.response}) <= 1001`)
	]
);

/** How far the feed of events was passed on. One row, or none while nobody ever listened. */
export const webhookFeed = pgTable(
	'webhook_feed',
	{
		one: boolean('one').primaryKey().default(true),
		place: bigint('place', { mode: 'number' }).notNull()
	},
	(t) => [check('webhook_feed_one', sql`${t.one}`)]
);
