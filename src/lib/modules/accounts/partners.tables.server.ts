import { sql } from 'drizzle-orm';
import { check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from '../settings/tables.server';
import { PARTNER_ROLES } from './partners/roles';
import { staff } from './tables.server';

/**
 * Somebody who signs in for a partner. `partner` is its name, the one its API keys have, and its orders. They come in by
 * links that are mailed, and have no password. `endedAt`: when staff took the way in from them.
 */
export const partnerPeople = pgTable(
	'partner_people',
	{
		id: text('id').primaryKey(),
		email: text('email').notNull().unique(),
		name: text('name').notNull(),
		partner: text('partner').notNull(),
		role: text('role', { enum: PARTNER_ROLES }).notNull(),
		locale: text('locale'),
		timeZone: text('time_zone'),
		invitedBy: text('invited_by')
			.notNull()
			.references(() => staff.id),
		createdAt: moment('created_at').notNull(),
		invitedAt: moment('invited_at').notNull(),
		lastSignInAt: moment('last_sign_in_at'),
		endedAt: moment('ended_at')
	},
	(t) => [
		index('partner_people_newest').on(t.createdAt, t.id),
		index('partner_people_partner').on(t.partner),
		check('partner_people_email_lower', sql`${t.email} = lower(${t.email})`),
		check('partner_people_partner', sql`${t.partner} <> ''`),
		check('partner_people_role', sql`${t.role} in ('buyer', 'seller')`)
	]
);
