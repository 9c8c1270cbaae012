import { sql } from 'drizzle-orm';
import { boolean, check, date, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { minor, moment } from '../settings/tables.server';
import { supplierCancellations, suppliers } from './tables.server';

/** What a supplier said it pays back for a case, what came of it, and what was given up. One for each asking. */
export const recoveries = pgTable(
	'recoveries',
	{
		id: text('id')
			.primaryKey()
			.references(() => supplierCancellations.id),
		supplierId: text('supplier_id')
			.notNull()
			.references(() => suppliers.id),
		currency: text('currency').notNull(),
		expectedMinor: minor('expected_minor').notNull(),
		receivedMinor: minor('received_minor').notNull().default(0),
		writtenOffMinor: minor('written_off_minor').notNull().default(0),
		expectedOn: date('expected_on'),
		createdAt: moment('created_at').notNull(),
		open: boolean('open').generatedAlwaysAs(sql`received_minor + written_off_minor < expected_minor`)
	},
	(t) => [
		index('recoveries_open')
			.on(t.createdAt, t.id)
			.where(sql`${t.open}`),
		index('recoveries_all').on(t.createdAt, t.id),
		index('recoveries_supplier').on(t.supplierId, t.createdAt),
		check(
			'recoveries_amounts',
			sql`least(${t.expectedMinor}, ${t.receivedMinor}, ${t.writtenOffMinor}) >= 0
		and ${t.receivedMinor} + ${t.writtenOffMinor} <= ${t.expectedMinor}`
		)
	]
);

/** The sums of a supplier's recoveries, kept by trigger. */
export const recoveryTotals = pgTable(
	'recovery_totals',
	{
		supplierId: text('supplier_id')
			.notNull()
			.references(() => suppliers.id),
		currency: text('currency').notNull(),
		expectedMinor: minor('expected_minor').notNull().default(0),
		receivedMinor: minor('received_minor').notNull().default(0),
		writtenOffMinor: minor('written_off_minor').notNull().default(0)
	},
	(t) => [primaryKey({ columns: [t.supplierId, t.currency] })]
);
