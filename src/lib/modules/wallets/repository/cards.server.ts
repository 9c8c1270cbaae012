import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Minor } from '$lib/core/money';
import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { among } from '../../orders/repository/rows.server';
import { post } from '../repository.server';
import { restoredUntil } from '../restored-until';
import { giftCards, ledgerAccounts } from '../tables.server';

type Clock = Pick<Ctx, 'now' | 'newId'>;
type Paid = { readonly number: string; readonly shopperId: string; readonly currency: string };

/** Where gift card money goes back to. `replaced`: the card it was spent from takes none any more. */
export type Receiving = { readonly cardId: string; readonly number: string; readonly replaced: boolean };

/**
 * The card that was paid with, its validity made long enough to be used again. A closed, disabled or expired one is replaced
 * by a new one; one nobody knew yet is known from now on.
 */
export async function receivingCard(tx: Tx, ctx: Clock, paid: Paid, days: number): Promise<Receiving> {
	const [card] = await tx.select().from(giftCards).where(eq(giftCards.number, paid.number)).for('update');
	if (!card) return openCard(tx, ctx, paid);
	const until = restoredUntil(card.expiresAt, ctx.now, days);
	const open = card.state === 'active' && (card.expiresAt === null || card.expiresAt > ctx.now);
	if (!open) return openCard(tx, ctx, { ...paid, number: newNumber(ctx), replaces: card.id, expiresAt: until });
	if (until?.getTime() !== card.expiresAt?.getTime())
		await tx.update(giftCards).set({ expiresAt: until }).where(eq(giftCards.id, card.id));
	return { cardId: card.id, number: card.number, replaced: false };
}

type NewCard = Paid & { readonly replaces?: string; readonly expiresAt?: Date | null };

async function openCard(tx: Tx, { now, newId }: Clock, card: NewCard): Promise<Receiving> {
	const id = newId('gcd');
	await tx.insert(giftCards).values({ ...card, id, createdAt: now });
	return { cardId: id, number: card.number, replaced: card.replaces !== undefined };
}

/** Sixteen characters in fours, from an id's random end. */
const newNumber = ({ newId }: Clock): string => (newId('gcd').slice(-16).toUpperCase().match(/.{4}/g) ?? []).join('-');

/** A gift card that was sold with an order's line. */
export type SoldCard = {
	readonly id: string;
	readonly orderId: string;
	readonly lineItemId: string;
	readonly unused: boolean;
	readonly disabledBy: string | null;
};

/** The gift cards sold with these orders. */
export const cardsSoldIn = async (tx: Tx, orderIds: readonly string[]): Promise<SoldCard[]> =>
	(
		await tx.execute<{ id: string; order_id: string; line: string; unused: boolean; disabled_by: string | null }>(sql`
			select c.id, l.order_id, l.id as line, c.disabled_by,
				c.state = 'active' and coalesce(a.balance_minor, 0) = c.issued_minor as unused
			from line_items l join ${giftCards} c on c.line_item_id = l.id
			left join ${ledgerAccounts} a on a.card_id = c.id
			where ${sql.raw('l.order_id')} in (select json_array_elements_text(${JSON.stringify(orderIds)}::text::json))
			order by c.id`)
	).map(({ line, order_id, disabled_by, ...card }) => ({
		...card,
		orderId: order_id,
		lineItemId: line,
		disabledBy: disabled_by
	}));

type Disabling = { readonly cancellationId: string; readonly lineItemId: string; readonly quantity: number };

/**
 * Makes so many unused cards of a canceled line worth nothing. Answers their ids.
 * @throws Refused `cancellation.gift_card_used` where fewer are left untouched
 */
export async function disableCards(
	tx: Tx,
	ctx: Clock,
	{ cancellationId, lineItemId, quantity }: Disabling
): Promise<string[]> {
	const sold = await tx
		.select()
		.from(giftCards)
		.where(and(eq(giftCards.lineItemId, lineItemId), eq(giftCards.state, 'active')))
		.orderBy(asc(giftCards.id))
		.for('update');
	const held = await balancesOfCards(
		tx,
		sold.map(({ id }) => id)
	);
	const unused = sold.filter(({ id, issuedMinor }) => (held.get(id) ?? 0) === issuedMinor).slice(0, quantity);
	if (unused.length < quantity) throw new Refused('cancellation.gift_card_used', { line: lineItemId });
	for (const card of unused) await move(tx, ctx, card, 'take_back');
	const ids = unused.map(({ id }) => id);
	await tx.update(giftCards).set({ state: 'disabled', disabledBy: cancellationId }).where(among(giftCards.id, ids));
	return ids;
}

/** Makes cards worth again what they were: all that a case disabled, or so many of one line. */
export async function enableCards(
	tx: Tx,
	ctx: Clock,
	{ cancellationId, only }: { readonly cancellationId: string; readonly only?: Omit<Disabling, 'cancellationId'> }
): Promise<string[]> {
	const mine = and(
		eq(giftCards.disabledBy, cancellationId),
		only === undefined ? undefined : eq(giftCards.lineItemId, only.lineItemId)
	);
	const disabled = await tx.select().from(giftCards).where(mine).orderBy(asc(giftCards.id)).for('update');
	const back = disabled.slice(0, only?.quantity ?? disabled.length);
	for (const card of back) await move(tx, ctx, card, 'restore');
	const ids = back.map(({ id }) => id);
	if (ids.length > 0)
		await tx.update(giftCards).set({ state: 'active', disabledBy: null }).where(inArray(giftCards.id, ids));
	return ids;
}

type Card = typeof giftCards.$inferSelect;

/** All that the card was sold for; its state, changed under the same lock, makes it happen once. */
async function move(tx: Tx, ctx: Clock, card: Card, kind: 'take_back' | 'restore'): Promise<void> {
	const { id: cardId, shopperId, currency, issuedMinor: amount } = card;
	const posting = { key: `${kind}:${ctx.newId('led')}`, kind, walletKind: 'gift_card' } as const;
	if (amount > 0) await post(tx, ctx, { ...posting, shopperId, currency, cardId, amount });
}

async function balancesOfCards(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string | null, Minor>> {
	const rows = await tx
		.select({ id: ledgerAccounts.cardId, balance: ledgerAccounts.balanceMinor })
		.from(ledgerAccounts)
		.where(among(ledgerAccounts.cardId, ids));
	return new Map(rows.map(({ id, balance }) => [id, balance]));
}
