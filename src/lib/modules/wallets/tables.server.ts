import { sql } from 'drizzle-orm';
import { bigserial, check, index, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { shoppers } from '../accounts/tables.server';
import { cancellations } from '../cancellations/tables.server';
import { lineItems, orders } from '../orders/tables.server';
import { minor, moment } from '../settings/tables.server';
import { MOVEMENTS } from './posting';

/**
 * A gift card by its number. `lineItemId`: where it was bought. `replaces`: the closed or expired card whose money it took.
 * `disabledBy`: the cancellation of its purchase.
 */
export const giftCards = pgTable(
	'gift_cards',
	{
		id: text('id').primaryKey(),
		number: text('number').notNull().unique(),
		shopperId: text('shopper_id')
			.notNull()
			.references(() => shoppers.id),
		currency: text('currency').notNull(),
		state: text('state', { enum: ['active', 'closed', 'disabled'] })
			.notNull()
			.default('active'),
		issuedMinor: minor('issued_minor').notNull().default(0),
		expiresAt: moment('expires_at'),
		lineItemId: text('line_item_id').references(() => lineItems.id),
		replaces: text('replaces'),
		disabledBy: text('disabled_by').references(() => cancellations.id),
		createdAt: moment('created_at').notNull()
	},
	(t) => [
		index('gift_cards_line')
			.on(t.lineItemId)
			.where(sql`${t.lineItemId} is not null`),
		index('gift_cards_disabled_by')
			.on(t.disabledBy)
			.where(sql`${t.disabledBy} is not null`),
		index('gift_cards_shopper').on(t.shopperId),
		check('gift_cards_state', sql`${t.state} in ('active', 'closed', 'disabled')`),
		check('gift_cards_disabled', sql`(${t.state} = 'disabled') = (${t.disabledBy} is not null)`)
	]
);

/** A coupon that counts once. It is free while no order uses it; `restoredBy`: the cancellation that set it free last. */
export const coupons = pgTable(
	'coupons',
	{
		id: text('id').primaryKey(),
		shopperId: text('shopper_id')
			.notNull()
			.references(() => shoppers.id),
		code: text('code').notNull(),
		expiresAt: moment('expires_at'),
		usedOn: text('used_on').references(() => orders.id),
		restoredBy: text('restored_by').references(() => cancellations.id),
		createdAt: moment('created_at').notNull()
	},
	(t) => [
		unique('coupons_once').on(t.usedOn, t.code),
		index('coupons_shopper').on(t.shopperId, t.code),
		index('coupons_restored')
			.on(t.restoredBy)
			.where(sql`${t.restoredBy} is not null`)
	]
);

/**
 * One side of a posting: a shopper's points, credit or gift card money in one currency, one gift card's (`cardId`), or
 * (without either) the shop's counter-account of that kind. A trigger keeps `balanceMinor` at the sum of the postings.
 */
export const ledgerAccounts = pgTable(
	'ledger_accounts',
	{
		id: text('id').primaryKey(),
		shopperId: text('shopper_id').references(() => shoppers.id),
		kind: text('kind', { enum: ['points', 'store_credit', 'gift_card'] }).notNull(),
		currency: text('currency').notNull(),
		cardId: text('card_id').references(() => giftCards.id),
		balanceMinor: minor('balance_minor').notNull().default(0)
	},
	(t) => [
		unique('ledger_accounts_owner').on(t.shopperId, t.kind, t.currency, t.cardId).nullsNotDistinct(),
		check('ledger_accounts_card', sql`${t.cardId} is null or (${t.kind} = 'gift_card' and ${t.shopperId} is null)`),
		index('ledger_accounts_of_card')
			.on(t.cardId)
			.where(sql`${t.cardId} is not null`),
		check('ledger_accounts_kind', sql`${t.kind} in ('points', 'store_credit', 'gift_card')`),
		check('ledger_accounts_balance', sql`(${t.shopperId} is null and ${t.cardId} is null) or ${t.balanceMinor} >= 0`)
	]
);

/** One movement of stored value; its postings add up to nothing. `key` makes it happen once; `expiresAt`: of what came in. */
export const ledgerTransactions = pgTable(
	'ledger_transactions',
	{
		id: text('id').primaryKey(),
		key: text('key').notNull().unique(),
		kind: text('kind', { enum: MOVEMENTS }).notNull(),
		orderId: text('order_id'),
		refundId: text('refund_id'),
		expiresAt: moment('expires_at'),
		at: moment('at').notNull()
	},
	(t) => [check('ledger_transactions_kind', sql`${t.kind} in ${sql.raw(`('${MOVEMENTS.join("', '")}')`)}`)]
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

/** What came into a wallet and has a last day, until that has come. The ledger itself is never touched for it. */
export const expiringLots = pgTable(
	'expiring_lots',
	{
		id: text('id')
			.primaryKey()
			.references(() => ledgerTransactions.id),
		expiresAt: moment('expires_at').notNull()
	},
	(t) => [index('expiring_lots_due').on(t.expiresAt, t.id)]
);
