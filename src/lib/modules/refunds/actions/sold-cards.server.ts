import { disableCards, enableCards } from '$lib/modules/wallets/repository/cards.server';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';

type Of = { readonly id: string; readonly orderId: string };
type Units = { readonly lineItemId: string; readonly quantity: number };

/**
 * Makes the gift cards sold with these units worth nothing. @throws Refused `cancellation.gift_card_used` when one was used
 */
export async function disableSoldCards(tx: Tx, ctx: Ctx, it: Of, units: readonly Units[]): Promise<void> {
	for (const one of units) {
		const cards = await disableCards(tx, ctx, { ...one, cancellationId: it.id });
		await tell(tx, ctx, it, { name: 'wallet.card_disabled', cards });
	}
}

/** The units stay sold after all: their cards are good again. Without `only`, all that the case disabled. */
export async function enableSoldCards(tx: Tx, ctx: Ctx, it: Of, only?: readonly Units[]): Promise<void> {
	for (const one of only ?? [undefined]) {
		const cards = await enableCards(tx, ctx, { cancellationId: it.id, ...(one ? { only: one } : {}) });
		await tell(tx, ctx, it, { name: 'wallet.card_enabled', cards });
	}
}

type Told = { readonly name: 'wallet.card_disabled' | 'wallet.card_enabled'; readonly cards: readonly string[] };

const tell = async (tx: Tx, ctx: Ctx, { id, orderId }: Of, { name, cards }: Told): Promise<void> => {
	if (cards.length === 0) return;
	await record(
		tx,
		ctx,
		cards.map((subject) => ({ name, subject, orderId, cancellationId: id }))
	);
};
