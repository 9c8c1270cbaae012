import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	unique,
	uniqueIndex,
	type AnyPgColumn
} from 'drizzle-orm/pg-core';
import type { Scope } from '$lib/core/scopes';
import { moment } from '../settings/tables.server';
import { MOST_PER_MINUTE, USUAL_PER_MINUTE } from './keys/per-minute';
import { LINK_KIND_NAMES } from './links/kinds';

/** A customer, known by e-mail; has an account once a password is set, and sees its orders once the e-mail is verified. */
export const shoppers = pgTable(
	'shoppers',
	{
		id: text('id').primaryKey(),
		email: text('email').notNull().unique(),
		name: text('name').notNull(),
		passwordHash: text('password_hash'),
		emailVerifiedAt: moment('email_verified_at'),
		locale: text('locale'),
		timeZone: text('time_zone'),
		createdAt: moment('created_at').notNull(),
		/** When the account closes because its owner asked for it, and when it was closed. */
		closesAt: moment('closes_at'),
		closedAt: moment('closed_at')
	},
	(t) => [
		index('shoppers_closing')
			.on(t.closesAt)
			.where(sql`${t.closesAt} is not null and ${t.closedAt} is null`),
		check('shoppers_email_lower', sql`${t.email} = lower(${t.email})`),
		check(
			'shoppers_closed',
			sql`${t.closedAt} is null or (${t.passwordHash} is null and ${t.emailVerifiedAt} is null and ${t.name} = '')`
		)
	]
);

export const staff = pgTable(
	'staff',
	{
		id: text('id').primaryKey(),
		email: text('email').notNull().unique(),
		name: text('name').notNull(),
		role: text('role', { enum: ['agent', 'finance', 'manager', 'owner'] }).notNull(),
		passwordHash: text('password_hash').notNull(),
		active: boolean('active').notNull().default(true),
		lastSignInAt: moment('last_sign_in_at'),
		locale: text('locale'),
		timeZone: text('time_zone'),
		/** Wants to be told in the morning what waits; and the last day on which that was looked at. */
		mornings: boolean('mornings').notNull().default(true),
		morningOn: text('morning_on'),
		createdAt: moment('created_at').notNull()
	},
	(t) => [
		index('staff_newest').on(t.active, t.createdAt, t.id),
		check('staff_email_lower', sql`${t.email} = lower(${t.email})`),
		check('staff_role', sql`${t.role} in ('agent', 'finance', 'manager', 'owner')`)
	]
);

/**
 * Sessions of shoppers, staff and partners; the id is the SHA-256 of what the cookie holds. Its times are the real clock's, also in
 * the demo. `seenAt` is at most some minutes old.
 */
export const sessions = pgTable(
	'sessions',
	{
		idHash: text('id_hash').primaryKey(),
		audience: text('audience', { enum: ['shopper', 'staff', 'partner'] }).notNull(),
		userId: text('user_id').notNull(),
		expiresAt: moment('expires_at').notNull(),
		createdAt: moment('created_at').notNull().defaultNow(),
		seenAt: moment('seen_at').notNull().defaultNow(),
		userAgent: text('user_agent').notNull().default(''),
		address: text('address').notNull().default('')
	},
	(t) => [
		index('sessions_user').on(t.userId),
		check('sessions_audience', sql`${t.audience} in ('shopper', 'staff', 'partner')`)
	]
);

/** A browser somebody signed in with before; `deviceHash` is the SHA-256 of its long-lived cookie. */
export const knownPlaces = pgTable(
	'known_places',
	{
		id: text('id').primaryKey(),
		userId: text('user_id').notNull(),
		deviceHash: text('device_hash').notNull(),
		userAgent: text('user_agent').notNull(),
		address: text('address').notNull(),
		firstSeenAt: moment('first_seen_at').notNull(),
		lastSeenAt: moment('last_seen_at').notNull()
	},
	(t) => [unique('known_places_device').on(t.userId, t.deviceHash)]
);

/**
 * A link we mailed so that its reader can do one thing. Only the hash of its token is kept. `subject` is what it is about:
 * a shopper, a member of staff, an order; `email` where it was sent.
 */
export const accountLinks = pgTable(
	'account_links',
	{
		id: text('id').primaryKey(),
		tokenHash: text('token_hash').notNull().unique(),
		kind: text('kind', { enum: LINK_KIND_NAMES }).notNull(),
		subject: text('subject').notNull(),
		email: text('email').notNull(),
		facts: jsonb('facts').$type<Readonly<Record<string, string>>>().notNull(),
		createdAt: moment('created_at').notNull(),
		expiresAt: moment('expires_at').notNull(),
		usedAt: moment('used_at'),
		revokedAt: moment('revoked_at')
	},
	(t) => [
		index('account_links_subject').on(t.subject, t.kind),
		index('account_links_expiry').on(t.expiresAt),
		uniqueIndex('account_links_open')
			.on(t.kind, t.subject, t.email)
			.where(sql`${t.usedAt} is null and ${t.revokedAt} is null and ${t.kind} not in ('open_order', 'pay')`),
		check('account_links_kind', sql.raw(`kind in (${LINK_KIND_NAMES.map((kind) => `'${kind}'`).join(', ')})`)),
		check('account_links_email_lower', sql`${t.email} = lower(${t.email})`)
	]
);

export const apiKeys = pgTable(
	'api_keys',
	{
		id: text('id').primaryKey(),
		hash: text('hash').notNull().unique(),
		role: text('role', { enum: ['owner', 'buyer', 'seller'] }).notNull(),
		name: text('name').notNull(),
		/** Its last letters, by which somebody who holds it knows it again. */
		hint: text('hint').notNull().default(''),
		/** What it may do; all that its role may, where none are named. */
		scopes: text('scopes').array().$type<Scope[]>(),
		perMinute: integer('per_minute').notNull().default(USUAL_PER_MINUTE),
		madeBy: text('made_by').notNull().default(''),
		createdAt: moment('created_at').notNull(),
		expiresAt: moment('expires_at'),
		/** At most a minute old. */
		lastUsedAt: moment('last_used_at'),
		revokedAt: moment('revoked_at'),
		replacedBy: text('replaced_by').references((): AnyPgColumn => apiKeys.id)
	},
	(t) => [
		index('api_keys_newest').on(t.createdAt, t.id),
		check('api_keys_role', sql`${t.role} in ('owner', 'buyer', 'seller')`),
		check('api_keys_scopes', sql`cardinality(${t.scopes}) > 0`),
		check('api_keys_per_minute', sql.raw(`per_minute between 1 and ${MOST_PER_MINUTE}`))
	]
);

/**
 * What a write with an Idempotency-Key answered, so that a repeat gets the same answer. `claim`: who is at it; `done`: it
 * was written, said by the transaction that wrote it.
 */
export const idempotencyKeys = pgTable(
	'idempotency_keys',
	{
		apiKeyId: text('api_key_id')
			.notNull()
			.references(() => apiKeys.id),
		key: text('key').notNull(),
		fingerprint: text('fingerprint').notNull(),
		status: integer('status'),
		body: jsonb('body'),
		claim: text('claim'),
		done: boolean('done').notNull().default(false),
		createdAt: moment('created_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.apiKeyId, t.key] }), index('idempotency_keys_age').on(t.createdAt)]
);
