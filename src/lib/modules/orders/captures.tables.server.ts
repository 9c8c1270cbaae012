import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { minor } from '../settings/tables.server';
import { tenders } from './tables.server';

/** A payment that was captured in several parts, each of which its gateway refunds under a name of its own, in this order. */
// prettier-ignore
export const captures = pgTable('captures', {
	id: text('id').primaryKey(),
	tenderId: text('tender_id').notNull().references(() => tenders.id),
	position: integer('position').notNull(),
	reference: text('reference').notNull(),
	amountMinor: minor('amount_minor').notNull(),
	chargedBackMinor: minor('charged_back_minor').notNull().default(0),
	disputed: boolean('disputed').notNull().default(false)
}, (t) => [
	unique('captures_position').on(t.tenderId, t.position),
	index('captures_reference').on(t.reference),
	check('captures_amount', sql`${t.amountMinor} > 0`),
	check('captures_charged_back', sql`${t.chargedBackMinor} between 0 and ${t.amountMinor}`)
]);
