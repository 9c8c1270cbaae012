import { sql } from 'drizzle-orm';
import { bigserial, check, index, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { shoppers } from '../accounts/tables.server';
import { minor, moment } from '../settings/tables.server';

/**
 * One side of a posting: a shopper's points, credit or gift card in one currency, or (without a shopper) the shop's
 * counter-account of that kind. A trigger keeps `balanceMinor` at the sum of the postings.
 */
export const ledgerAccounts = pgTable(
	'ledger_accounts',
	{
		id: text('id').primaryKey(),
		shopperId: text('shopper_id').references(() => shoppers.id),
		kind: text('kind', { enum: ['points', 'store_credit', 'gift_card'] }).notNull(),
		currency: text('currency').notNull(),
		balanceMinor: minor('balance_minor').notNull().default(0)
	},
	(t) => [
		unique('ledger_accounts_owner').on(t.shopperId, t.kind, t.currency).nullsNotDistinct(),
		check('ledger_accounts_kind', sql`${t.kind} in ('points', 'store_credit', 'gift_card')`),
		check('ledger_accounts_balance', sql`${t.shopperId} is null or ${t.balanceMinor} >= 0`)
	]
);

/** One movement of stored value; its postings add up to nothing. `key` makes it happen once. */
export const ledgerTransactions = pgTable(
	'ledger_transactions',
	{
		id: text('id').primaryKey(),
		key: text('key').notNull().unique(),
		kind: text('kind', { enum: ['grant', 'spend', 'give_back', 'take_again'] }).notNull(),
		orderId: text('order_id'),
		refundId: text('refund_id'),
		at: moment('at').notNull()
	},
	(t) => [check('ledger_transactions_kind', sql`${t.kind} in ('grant', 'spend', 'give_back', 'take_again')`)]
);

export const ledgerPostings = pgTable(
	'ledger_postings',
	{
		seq: bigserial('seq', { mode: 'number' }).primaryKey(),
		transactionId: text('transaction_id')
			.notNull()
			.references(() => ledgerTransactions.id),
		accountId: text('account_id')
			.notNull()
			.references(() => ledgerAccounts.id),
		amountMinor: minor('amount_minor').notNull()
	},
	(t) => [
		index('ledger_postings_transaction').on(t.transactionId),
		index('ledger_postings_account').on(t.accountId, t.seq)
	]
);
