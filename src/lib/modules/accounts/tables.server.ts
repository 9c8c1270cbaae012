import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment } from '../settings/tables.server';

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
		createdAt: moment('created_at').notNull()
	},
	(t) => [check('shoppers_email_lower', sql`${t.email} = lower(${t.email})`)]
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
		locale: text('locale'),
		timeZone: text('time_zone'),
		createdAt: moment('created_at').notNull()
	},
	(t) => [
		check('staff_email_lower', sql`${t.email} = lower(${t.email})`),
		check('staff_role', sql`${t.role} in ('agent', 'finance', 'manager', 'owner')`)
	]
);

/** Sessions of shoppers and staff; the id is the SHA-256 of what the cookie holds. */
export const sessions = pgTable(
	'sessions',
	{
		idHash: text('id_hash').primaryKey(),
		audience: text('audience', { enum: ['shopper', 'staff'] }).notNull(),
		userId: text('user_id').notNull(),
		expiresAt: moment('expires_at').notNull()
	},
	(t) => [index('sessions_user').on(t.userId), check('sessions_audience', sql`${t.audience} in ('shopper', 'staff')`)]
);

export const apiKeys = pgTable(
	'api_keys',
	{
		id: text('id').primaryKey(),
		hash: text('hash').notNull().unique(),
		role: text('role', { enum: ['owner', 'buyer', 'seller'] }).notNull(),
		name: text('name').notNull(),
		createdAt: moment('created_at').notNull(),
		revokedAt: moment('revoked_at')
	},
	(t) => [check('api_keys_role', sql`${t.role} in ('owner', 'buyer', 'seller')`)]
);

/** What a write with an Idempotency-Key answered, so that a repeat gets the same answer. */
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
		createdAt: moment('created_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.apiKeyId, t.key] })]
);
