import { sql } from 'drizzle-orm';
import { bigserial, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { minor, moment } from '../settings/tables.server';

/** The sandbox gateway's own books. Nothing of ours points at them, as at any gateway's. */
export const sandboxPayments = pgTable('sandbox_payments', {
	reference: text('reference').primaryKey(),
	currency: text('currency').notNull(),
	authorizedMinor: minor('authorized_minor').notNull(),
	capturedMinor: minor('captured_minor').notNull(),
	openedAt: moment('opened_at').notNull()
});

/** `settlesAt`: when a pending one is decided, and told by webhook, in real time. */
export const sandboxRefunds = pgTable(
	'sandbox_refunds',
	{
		id: text('id').primaryKey(),
		reference: text('reference')
			.notNull()
			.references(() => sandboxPayments.reference),
		kind: text('kind', { enum: ['refund', 'void'] }).notNull(),
		key: text('key').notNull().unique(),
		amountMinor: minor('amount_minor').notNull(),
		status: text('status', { enum: ['pending', 'succeeded', 'failed'] }).notNull(),
		outcome: text('outcome').notNull(),
		settlesAt: moment('settles_at'),
		toldAt: moment('told_at')
	},
	(t) => [
		index('sandbox_refunds_reference').on(t.reference),
		index('sandbox_refunds_to_settle')
			.on(t.settlesAt)
			.where(sql`${t.settlesAt} is not null`),
		check('sandbox_refunds_amount', sql`${t.amountMinor} > 0`),
		check('sandbox_refunds_status', sql`${t.status} in ('pending', 'succeeded', 'failed')`)
	]
);

/** What the next refund and void calls answer, in order. */
export const sandboxScript = pgTable('sandbox_script', {
	seq: bigserial('seq', { mode: 'number' }).primaryKey(),
	outcome: text('outcome').notNull(),
	afterMs: integer('after_ms').notNull()
});

/** A shopper's bank account for one cancellation, sealed with a key from configuration; `masked` is what people see. */
export const bankDetails = pgTable('bank_details', {
	id: text('id').primaryKey(),
	cancellationId: text('cancellation_id').notNull().unique(),
	sealed: text('sealed').notNull(),
	masked: text('masked').notNull(),
	givenAt: moment('given_at').notNull(),
	deleteAt: moment('delete_at')
});
