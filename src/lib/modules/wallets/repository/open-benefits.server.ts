import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { insertRows } from '../../orders/repository/rows.server';
import type { NewBenefits } from '../../orders/repository/write/new-order';
import { post, takeAsFarAsPossible } from '../repository.server';
import { coupons, giftCards } from '../tables.server';

type Clock = Pick<Ctx, 'now' | 'newId'>;

/**
 * Books what new orders gave and used: points earned, gift cards sold, coupons that count once, and money of gift cards
 * that are ours. In the order of shoppers, against deadlocks; points before gift cards, as everywhere.
 */
export async function openBenefits(tx: Tx, ctx: Clock, benefits: readonly NewBenefits[]): Promise<void> {
	if (benefits.length === 0) return;
	const sorted = benefits.toSorted((a, b) => (a.shopperId < b.shopperId ? -1 : 1));
	for (const one of sorted) await earn(tx, ctx, one);
	await useCoupons(tx, ctx, sorted);
	for (const one of sorted) {
		await sellCards(tx, ctx, one);
		await spendCards(tx, ctx, one);
	}
}

async function earn(tx: Tx, ctx: Clock, { orderId, shopperId, currency, pointsEarned: amount }: NewBenefits) {
	const posting = { key: `earned:${orderId}`, kind: 'earn', walletKind: 'points' } as const;
	if (amount > 0) await post(tx, ctx, { ...posting, shopperId, currency, amount, orderId });
}

/** One that was restored before is used again; else the shopper had it from elsewhere. */
async function useCoupons(tx: Tx, { now, newId }: Clock, benefits: readonly NewBenefits[]): Promise<void> {
	const used = benefits.flatMap(({ orderId, shopperId, coupons }) =>
		coupons.map(({ code, expiresAt }) => ({ usedOn: orderId, shopperId, code, expiresAt }))
	);
	if (used.length === 0) return;
	for (const { usedOn, shopperId, code } of used) {
		const free = tx
			.select({ id: coupons.id })
			.from(coupons)
			.where(and(eq(coupons.shopperId, shopperId), eq(coupons.code, code), isNull(coupons.usedOn)))
			.orderBy(coupons.id)
			.limit(1)
			.for('update');
		await tx.update(coupons).set({ usedOn }).where(inArray(coupons.id, free));
	}
	const rows = used.map((row) => ({ id: newId('cpn'), ...row, createdAt: now }));
	await insertRows(tx, coupons, rows, sql`on conflict (used_on, code) do nothing`);
}

async function sellCards(tx: Tx, ctx: Clock, { orderId, shopperId, currency, cardsSold }: NewBenefits): Promise<void> {
	for (const { number, lineItemId, amount } of cardsSold) {
		const id = ctx.newId('gcd');
		const row = { id, number, shopperId, currency, lineItemId, issuedMinor: amount, createdAt: ctx.now };
		const [made] = await tx.insert(giftCards).values(row).onConflictDoNothing().returning({ id: giftCards.id });
		if (!made || amount === 0) continue; // a number that is known already stays what it is
		const posting = { key: `issued:${id}`, kind: 'grant', walletKind: 'gift_card' } as const;
		await post(tx, ctx, { ...posting, shopperId, currency, cardId: id, amount, orderId });
	}
}

/** The order was paid with it, whatever our books say: as far as the card goes. */
async function spendCards(
	tx: Tx,
	ctx: Clock,
	{ orderId, shopperId, currency, cardsSpent }: NewBenefits
): Promise<void> {
	for (const { tenderId, number, amount } of cardsSpent) {
		const [card] = await tx
			.select({ id: giftCards.id })
			.from(giftCards)
			.where(and(eq(giftCards.number, number), eq(giftCards.currency, currency)));
		if (!card) continue;
		const posting = { key: `spent:${tenderId}`, kind: 'spend', walletKind: 'gift_card' } as const;
		await takeAsFarAsPossible(tx, ctx, { ...posting, shopperId, currency, cardId: card.id, amount, orderId });
	}
}
