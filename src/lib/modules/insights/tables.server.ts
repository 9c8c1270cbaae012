import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment } from '../settings/tables.server';

/** When somebody was last asked to look into why a product is canceled for a reason. */
export const lookedInto = pgTable(
	'looked_into',
	{
		sku: text('sku').notNull(),
		reason: text('reason').notNull(),
		toldAt: moment('told_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.sku, t.reason] })]
);
