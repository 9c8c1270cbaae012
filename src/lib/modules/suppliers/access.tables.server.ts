import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from '../settings/tables.server';
import { SUPPLIER_KINDS } from './kinds/names';

/** What opens a kind of supplier's own system, renewed before it runs out. `givenHash`: of what it was set up with. */
export const supplierAccess = pgTable(
	'supplier_access',
	{
		kind: text('kind', { enum: SUPPLIER_KINDS }).primaryKey(),
		givenHash: text('given_hash').notNull(),
		tokenSealed: text('token_sealed').notNull(),
		renewalSealed: text('renewal_sealed').notNull(),
		/** Unknown until it was renewed once. */
		expiresAt: moment('expires_at'),
		renewAt: moment('renew_at').notNull(),
		failures: integer('failures').notNull().default(0),
		/** When somebody was told that it could not be renewed. */
		toldAt: moment('told_at')
	},
	(t) => [check('supplier_access_kind', sql`${t.kind} in ('letter', 'manual', 'aliexpress', 'print_on_demand', 'edi')`)]
);
