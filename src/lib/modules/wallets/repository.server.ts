import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Minor } from '$lib/core/money';
import { Refused } from '$lib/core/refusal';
import { constraintOf } from '$lib/server/constraint';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { DIRECTIONS, type Balance, type Posting, type Wallet } from './posting';
import { ledgerAccounts, ledgerPostings, ledgerTransactions } from './tables.server';

type Clock = Pick<Ctx, 'now' | 'newId'>;

/**
 * Moves stored value between the shopper and the shop, in one round trip. Of several movements in one transaction those
 * of `points` come before `store_credit` before `gift_card`: each also locks the shop's own side of its kind.
 * @returns false when this key was posted before, and nothing moved now
 * @throws Refused `wallet.not_enough`; the transaction is lost then
 */
export async function post(tx: Tx, { now, newId }: Clock, posting: Posting): Promise<boolean> {
	const { key, kind, orderId = null, refundId = null, shopperId, walletKind, currency } = posting;
	const change = DIRECTIONS[kind] * posting.amount;
	try {
		const [, moved] = await Promise.all([
			openAccounts(tx, newId, posting),
			tx.execute(sql`with t as (insert into ${ledgerTransactions} (id, key, kind, order_id, refund_id, at)
					values (${newId('led')}, ${key}, ${kind}, ${orderId}, ${refundId}, ${now.toISOString()})
					on conflict (key) do nothing returning id)
				insert into ${ledgerPostings} (transaction_id, account_id, amount_minor)
				select t.id, a.id, case when a.shopper_id is null then ${-change}::bigint else ${change}::bigint end
				from t, ${ledgerAccounts} a where a.kind = ${walletKind} and a.currency = ${currency}
					and (a.shopper_id = ${shopperId} or a.shopper_id is null)
				order by a.shopper_id nulls last returning seq`)
		]);
		return moved.length > 0;
	} catch (error) {
		if (constraintOf(error) === 'ledger_accounts_balance')
			throw new Refused('wallet.not_enough', { walletKind, currency });
		throw error;
	}
}

const openAccounts = (tx: Tx, newId: Ctx['newId'], { shopperId, walletKind: kind, currency }: Wallet) =>
	tx
		.insert(ledgerAccounts)
		.values([
			{ id: newId('led'), shopperId, kind, currency },
			{ id: newId('led'), shopperId: null, kind, currency }
		])
		.onConflictDoNothing();

/**
 * Takes back what was given, down to an empty wallet and not below: what has been spent since stays missing.
 * @returns how much was taken, also when this key was posted before
 */
export async function takeAsFarAsPossible(tx: Tx, ctx: Clock, posting: Omit<Posting, 'kind'>): Promise<Minor> {
	const [before, [account]] = await Promise.all([
		takenBy(tx, posting.key),
		tx.select({ balance: ledgerAccounts.balanceMinor }).from(ledgerAccounts).where(accountOf(posting)).for('update')
	]);
	if (before !== undefined) return before;
	const amount = Math.min(posting.amount, account?.balance ?? 0);
	if (amount > 0) await post(tx, ctx, { ...posting, kind: 'take_again', amount });
	return amount;
}

async function takenBy(tx: Tx, key: string): Promise<Minor | undefined> {
	const [posting] = await tx
		.select({ amount: ledgerPostings.amountMinor })
		.from(ledgerTransactions)
		.innerJoin(ledgerPostings, eq(ledgerPostings.transactionId, ledgerTransactions.id))
		.innerJoin(ledgerAccounts, eq(ledgerAccounts.id, ledgerPostings.accountId))
		.where(and(eq(ledgerTransactions.key, key), sql`${ledgerAccounts.shopperId} is not null`));
	return posting && Math.abs(posting.amount);
}

const accountOf = ({ shopperId, walletKind, currency }: Wallet) =>
	and(
		eq(ledgerAccounts.shopperId, shopperId),
		eq(ledgerAccounts.kind, walletKind),
		eq(ledgerAccounts.currency, currency)
	);

/** What is in one wallet; one that was never used is empty. */
export async function balance(tx: Tx, wallet: Wallet): Promise<Minor> {
	const [account] = await tx
		.select({ balance: ledgerAccounts.balanceMinor })
		.from(ledgerAccounts)
		.where(accountOf(wallet));
	return account?.balance ?? 0;
}

/** All wallets of a shopper. */
export const balances = (tx: Tx, shopperId: string): Promise<Balance[]> =>
	tx
		.select({ kind: ledgerAccounts.kind, currency: ledgerAccounts.currency, balance: ledgerAccounts.balanceMinor })
		.from(ledgerAccounts)
		.where(eq(ledgerAccounts.shopperId, shopperId))
		.orderBy(asc(ledgerAccounts.kind), asc(ledgerAccounts.currency));

/** Moves all that one customer's wallets hold into another's: both are the same person. */
export async function joinWallets(tx: Tx, ctx: Clock, from: string, to: string): Promise<void> {
	const held = await tx
		.select()
		.from(ledgerAccounts)
		.where(and(eq(ledgerAccounts.shopperId, from), gt(ledgerAccounts.balanceMinor, 0)))
		.orderBy(sql`array_position(array['points', 'store_credit', 'gift_card'], ${ledgerAccounts.kind})`)
		.for('update');
	for (const { kind: walletKind, currency, balanceMinor: amount } of held) {
		const key = ctx.newId('led');
		await post(tx, ctx, { key: `${key}/out`, kind: 'spend', shopperId: from, walletKind, currency, amount });
		await post(tx, ctx, { key: `${key}/in`, kind: 'grant', shopperId: to, walletKind, currency, amount });
	}
}
