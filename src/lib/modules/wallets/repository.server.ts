import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Minor } from '$lib/core/money';
import { Refused } from '$lib/core/refusal';
import { constraintOf } from '$lib/server/store/constraint';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { among } from '../orders/repository/rows.server';
import { lotsOf } from './lots';
import { DIRECTIONS, type Balance, type Posting, type Wallet } from './posting';
import { entriesOf } from './repository/expiring.server';
import { coupons, giftCards, ledgerAccounts, ledgerPostings, ledgerTransactions } from './tables.server';

type Clock = Pick<Ctx, 'now' | 'newId'>;

/**
 * Moves stored value between the shopper and the shop, in one round trip. Of several movements in one transaction those
 * of `points` come before `store_credit` before `gift_card`: each also locks the shop's own side of its kind.
 * @returns false when this key was posted before, and nothing moved now
 * @throws Refused `wallet.not_enough`; the transaction is lost then
 */
export async function post(tx: Tx, { now, newId }: Clock, posting: Posting): Promise<boolean> {
	const { key, kind, orderId = null, refundId = null, expiresAt = null, walletKind, currency } = posting;
	const change = DIRECTIONS[kind] * posting.amount;
	try {
		const [, moved] = await Promise.all([
			openAccounts(tx, newId, posting),
			tx.execute(sql`with t as (insert into ${ledgerTransactions} (id, key, kind, order_id, refund_id, expires_at, at)
					values (${newId('led')}, ${key}, ${kind}, ${orderId}, ${refundId}, ${expiresAt?.toISOString() ?? null}, ${now.toISOString()})
					on conflict (key) do nothing returning id)
				insert into ${ledgerPostings} (transaction_id, account_id, amount_minor)
				select t.id, a.id, case when ${SHOPS} then ${-change}::bigint else ${change}::bigint end
				from t, ${ledgerAccounts} a where a.kind = ${walletKind} and a.currency = ${currency}
					and (${ownSide(posting)} or ${SHOPS})
				order by ${SHOPS} returning seq`)
		]);
		return moved.length > 0;
	} catch (error) {
		if (constraintOf(error) === 'ledger_accounts_balance')
			throw new Refused('wallet.not_enough', { walletKind, currency });
		throw error;
	}
}

const SHOPPERS = sql`(${ledgerAccounts.shopperId} is not null or ${ledgerAccounts.cardId} is not null)`;
/** The shop's own side of a posting. */
const SHOPS = sql.raw('(a.shopper_id is null and a.card_id is null)');
const ownSide = ({ shopperId, cardId }: Wallet) =>
	cardId === undefined ? sql`(a.shopper_id = ${shopperId} and a.card_id is null)` : sql`a.card_id = ${cardId}`;

const openAccounts = (tx: Tx, newId: Ctx['newId'], { shopperId, walletKind: kind, currency, cardId }: Wallet) =>
	tx
		.insert(ledgerAccounts)
		.values([
			{ id: newId('led'), kind, currency, ...(cardId === undefined ? { shopperId } : { cardId }) },
			{ id: newId('led'), shopperId: null, kind, currency }
		])
		.onConflictDoNothing();

/**
 * Takes back what was given, down to an empty wallet and not below: what has been spent since stays missing.
 * @returns how much was taken, also when this key was posted before
 */
export async function takeAsFarAsPossible(
	tx: Tx,
	ctx: Clock,
	{ kind = 'take_again', ...posting }: Omit<Posting, 'kind'> & { readonly kind?: 'take_again' | 'take_back' | 'spend' }
): Promise<Minor> {
	const [before, [account]] = await Promise.all([
		takenBy(tx, posting.key),
		tx.select({ balance: ledgerAccounts.balanceMinor }).from(ledgerAccounts).where(accountOf(posting)).for('update')
	]);
	if (before !== undefined) return before;
	const amount = Math.min(posting.amount, account?.balance ?? 0);
	if (amount > 0) await post(tx, ctx, { ...posting, kind, amount });
	return amount;
}

/** How much this key moved, if it did. */
export async function takenBy(tx: Tx, key: string): Promise<Minor | undefined> {
	const [posting] = await tx
		.select({ amount: ledgerPostings.amountMinor })
		.from(ledgerTransactions)
		.innerJoin(ledgerPostings, eq(ledgerPostings.transactionId, ledgerTransactions.id))
		.innerJoin(ledgerAccounts, eq(ledgerAccounts.id, ledgerPostings.accountId))
		.where(and(eq(ledgerTransactions.key, key), SHOPPERS));
	return posting && Math.abs(posting.amount);
}

const accountOf = ({ shopperId, walletKind, currency, cardId }: Wallet) =>
	and(
		cardId === undefined ? eq(ledgerAccounts.shopperId, shopperId) : eq(ledgerAccounts.cardId, cardId),
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

/** What is now in the wallet that each of these refunds went to, by refund. */
export async function balancesAfter(tx: Tx, refundIds: readonly string[]): Promise<ReadonlyMap<string, Minor>> {
	const rows = await tx
		.select({ refund: ledgerTransactions.key, balance: ledgerAccounts.balanceMinor })
		.from(ledgerTransactions)
		.innerJoin(ledgerPostings, eq(ledgerPostings.transactionId, ledgerTransactions.id))
		.innerJoin(ledgerAccounts, and(eq(ledgerAccounts.id, ledgerPostings.accountId), SHOPPERS))
		.where(among(ledgerTransactions.key, refundIds));
	return new Map(rows.map(({ refund, balance }) => [refund, balance]));
}

/** The gift card a refund went to, if it was one. */
export async function cardOf(tx: Tx, refundId: string): Promise<string | undefined> {
	const [row] = await tx
		.select({ card: ledgerAccounts.cardId })
		.from(ledgerTransactions)
		.innerJoin(ledgerPostings, eq(ledgerPostings.transactionId, ledgerTransactions.id))
		.innerJoin(ledgerAccounts, and(eq(ledgerAccounts.id, ledgerPostings.accountId), SHOPPERS))
		.where(eq(ledgerTransactions.key, refundId));
	return row?.card ?? undefined;
}

/**
 * Locks the points of a shopper and the shop's own side of them: for whoever moves points last in a transaction that also
 * moves credit or gift cards.
 */
export async function lockPoints(tx: Tx, { shopperId, currency }: Omit<Wallet, 'walletKind'>): Promise<void> {
	const points = and(eq(ledgerAccounts.kind, 'points'), eq(ledgerAccounts.currency, currency));
	const both = sql`(${ledgerAccounts.shopperId} = ${shopperId} or ${ledgerAccounts.shopperId} is null)`;
	await tx
		.select({ id: ledgerAccounts.id })
		.from(ledgerAccounts)
		.where(and(points, both))
		.orderBy(sql`${ledgerAccounts.shopperId} nulls last`)
		.for('update');
}

/** All wallets of a shopper. */
export const balances = (tx: Tx, shopperId: string): Promise<Balance[]> =>
	tx
		.select({ kind: ledgerAccounts.kind, currency: ledgerAccounts.currency, balance: ledgerAccounts.balanceMinor })
		.from(ledgerAccounts)
		.where(eq(ledgerAccounts.shopperId, shopperId))
		.orderBy(asc(ledgerAccounts.kind), asc(ledgerAccounts.currency));

/** Moves all that one customer's wallets hold into another's, with their cards and coupons: both are the same person. */
export async function joinWallets(tx: Tx, ctx: Clock, from: string, to: string): Promise<void> {
	await tx.update(giftCards).set({ shopperId: to }).where(eq(giftCards.shopperId, from));
	await tx.update(coupons).set({ shopperId: to }).where(eq(coupons.shopperId, from));
	const held = await tx
		.select()
		.from(ledgerAccounts)
		.where(and(eq(ledgerAccounts.shopperId, from), gt(ledgerAccounts.balanceMinor, 0)))
		.orderBy(sql`array_position(array['points', 'store_credit', 'gift_card'], ${ledgerAccounts.kind})`)
		.for('update');
	for (const { id, kind: walletKind, currency, balanceMinor: amount } of held) {
		const key = ctx.newId('led');
		const lots = lotsOf(await entriesOf(tx, id)); // each keeps its last day
		await post(tx, ctx, { key: `${key}/out`, kind: 'spend', shopperId: from, walletKind, currency, amount });
		for (const { id: lot, left, expiresAt } of lots)
			await post(tx, ctx, {
				...{ key: `${key}/in/${lot}`, kind: 'grant', shopperId: to, walletKind, currency },
				...{ amount: left, expiresAt }
			});
	}
}
