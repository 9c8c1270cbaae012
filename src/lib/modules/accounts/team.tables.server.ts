import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { moment } from '../settings/tables.server';
import { staff } from './tables.server';

/**
 * The secret a member's app makes codes of, sealed. Before a code confirmed it, it counts for nothing. `last_step` only
 * grows (a trigger), so that no code opens twice.
 */
export const staffTotp = pgTable('staff_totp', {
	staffId: text('staff_id')
		.primaryKey()
		.references(() => staff.id),
	sealed: text('sealed').notNull(),
	offeredAt: moment('offered_at').notNull(),
	confirmedAt: moment('confirmed_at'),
	lastStep: bigint('last_step', { mode: 'number' })
});

/** What opens the door once when the phone is gone. Only the hash of each is kept. */
export const recoveryCodes = pgTable(
	'recovery_codes',
	{
		hash: text('hash').primaryKey(),
		staffId: text('staff_id')
			.notNull()
			.references(() => staff.id),
		usedAt: moment('used_at')
	},
	(t) => [index('recovery_codes_staff').on(t.staffId)]
);

/** Whoever gave the right password and not yet the code. The id is the SHA-256 of what that browser's cookie holds. */
export const signInsBegun = pgTable(
	'sign_ins_begun',
	{
		idHash: text('id_hash').primaryKey(),
		staffId: text('staff_id')
			.notNull()
			.references(() => staff.id),
		expiresAt: moment('expires_at').notNull()
	},
	(t) => [index('sign_ins_begun_staff').on(t.staffId), index('sign_ins_begun_expiry').on(t.expiresAt)]
);

/** What an owner asks of everybody in a role. No row asks nothing. */
export const staffRoles = pgTable(
	'staff_roles',
	{
		role: text('role', { enum: ['agent', 'finance', 'manager', 'owner'] }).primaryKey(),
		totpRequired: boolean('totp_required').notNull().default(false)
	},
	(t) => [check('staff_roles_role', sql`${t.role} in ('agent', 'finance', 'manager', 'owner')`)]
);

/** Somebody who was asked to join the team. The link that lets them is mailed; it expires, the invitation stays until it ends. */
export const staffInvitations = pgTable(
	'staff_invitations',
	{
		id: text('id').primaryKey(),
		email: text('email').notNull(),
		name: text('name').notNull().default(''),
		role: text('role', { enum: ['agent', 'finance', 'manager', 'owner'] }).notNull(),
		/** The language of whoever invited, which the mail speaks. */
		locale: text('locale').notNull(),
		invitedBy: text('invited_by')
			.notNull()
			.references(() => staff.id),
		createdAt: moment('created_at').notNull(),
		sentAt: moment('sent_at').notNull(),
		acceptedAt: moment('accepted_at'),
		revokedAt: moment('revoked_at')
	},
	(t) => [
		uniqueIndex('staff_invitations_open')
			.on(t.email)
			.where(sql`${t.acceptedAt} is null and ${t.revokedAt} is null`),
		index('staff_invitations_waiting')
			.on(t.createdAt, t.id)
			.where(sql`${t.acceptedAt} is null and ${t.revokedAt} is null`),
		check('staff_invitations_email_lower', sql`${t.email} = lower(${t.email})`),
		check('staff_invitations_role', sql`${t.role} in ('agent', 'finance', 'manager', 'owner')`),
		check('staff_invitations_one_end', sql`${t.acceptedAt} is null or ${t.revokedAt} is null`)
	]
);
