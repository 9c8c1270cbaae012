import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, pgTable, text } from 'drizzle-orm/pg-core';
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
	(t) => [index('sign_ins_begun_staff').on(t.staffId)]
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
