import { and, asc, eq, isNotNull, lte, ne } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import type { Entry } from '../lots';
import type { Wallet } from '../posting';
import { expiringLots, ledgerAccounts, ledgerPostings, ledgerTransactions } from '../tables.server';

/** Something that came into a wallet and is good until a day; a trigger notes it when it comes in. */
export type ExpiringLot = typeof expiringLots.$inferSelect;

/** What was good until now or before, soonest first. */
export const expiredLots = (tx: Tx, now: Date, limit: number): Promise<ExpiringLot[]> =>
	tx
		.select()
		.from(expiringLots)
		.where(lte(expiringLots.expiresAt, now))
		.orderBy(asc(expiringLots.expiresAt), asc(expiringLots.id))
		.limit(limit);

export const forgetLot = (tx: Tx, id: string) => tx.delete(expiringLots).where(eq(expiringLots.id, id));

type Held = Pick<Wallet, 'shopperId' | 'walletKind' | 'currency'> & { readonly entries: readonly Entry[] };

/**
 * Holds the wallet something came into, and reads all its movements. Nothing for a gift card, which is good as long as it
 * says itself, and nothing where somebody else has seen to it meanwhile.
 */
export async function lockWalletOf(tx: Tx, lot: string): Promise<Held | undefined> {
	const { id, shopperId, kind: walletKind, currency } = ledgerAccounts;
	const [account] = await tx
		.select({ id, shopperId, walletKind, currency })
		.from(ledgerPostings)
		.innerJoin(ledgerAccounts, eq(ledgerAccounts.id, ledgerPostings.accountId))
		.where(and(eq(ledgerPostings.transactionId, lot), isNotNull(shopperId), ne(walletKind, 'gift_card')))
		.for('update', { of: ledgerAccounts });
	if (!account || account.shopperId === null) return undefined;
	const [waiting] = await tx.select().from(expiringLots).where(eq(expiringLots.id, lot));
	return waiting && { ...account, shopperId: account.shopperId, entries: await entriesOf(tx, account.id) };
}

/** All movements of a wallet, oldest first. */
export const entriesOf = (tx: Tx, accountId: string): Promise<Entry[]> =>
	tx
		.select({
			id: ledgerTransactions.id,
			amount: ledgerPostings.amountMinor,
			expiresAt: ledgerTransactions.expiresAt
		})
		.from(ledgerPostings)
		.innerJoin(ledgerTransactions, eq(ledgerTransactions.id, ledgerPostings.transactionId))
		.where(eq(ledgerPostings.accountId, accountId))
		.orderBy(asc(ledgerPostings.seq));
