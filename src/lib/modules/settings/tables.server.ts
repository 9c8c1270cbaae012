import { bigint, integer, jsonb, pgTable, serial, text, timestamp } from 'drizzle-orm/pg-core';

/** An amount in whole minor units; its currency stands on the order. */
export const minor = (name: string) => bigint(name, { mode: 'number' });
/** A point in time, to the millisecond. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** Single values of the installation, such as the demo clock's offset. */
export const settings = pgTable('settings', {
	key: text('key').primaryKey(),
	value: jsonb('value').notNull()
});

/** Every policy that was ever in force. The newest is in force now; a cancellation remembers its own. */
export const policyVersions = pgTable('policy_versions', {
	version: serial('version').primaryKey(),
	policy: jsonb('policy').notNull(),
	at: moment('at').notNull(),
	byName: text('by_name').notNull()
});

/** How often a key (an account, an address) was used in the running window. */
export const rateLimits = pgTable('rate_limits', {
	key: text('key').primaryKey(),
	count: integer('count').notNull(),
	resetsAt: moment('resets_at').notNull()
});
