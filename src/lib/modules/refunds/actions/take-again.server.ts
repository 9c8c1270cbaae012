import { Refused } from '$lib/core/refusal';
import type { Minor } from '$lib/core/money';
import { cardOf, takeAsFarAsPossible } from '$lib/modules/wallets/repository.server';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { walletOf } from '../method-names';
import { change, mustLock, type Payable } from '../repository.server';

/** How money that was given back came to us again. What comes from a ledger is taken here; the rest is only recorded. */
export type TakenBy = 'ledger' | 'paid_again';

type TakeAgainInput = {
	readonly refundId: string;
	readonly amount: Minor;
	readonly how: TakenBy;
	/** What the provider or the bank calls the new payment. */
	readonly reference?: string | undefined;
	/** The day it came. */
	readonly date?: string | undefined;
};

/**
 * Takes a succeeded refund back for an undo, as far as it goes: a wallet gives no more than is in it. Answers what was
 * taken; the rest is the shopper's balance due. The caller holds the order.
 */
export async function takeAgain(
	tx: Tx,
	ctx: Ctx,
	{ refundId, amount, how, reference, date }: TakeAgainInput
): Promise<Minor> {
	const refund = await mustLock(tx, refundId);
	const left = refund.amountMinor - refund.reversedMinor;
	if (refund.state !== 'succeeded') throw new Refused('refund.wrong_status', { state: refund.state, possible: [] });
	if (amount > left) throw new Refused('refund.exceeds_due', { amount, due: left });
	const taken = how === 'ledger' ? await takeFromWallet(tx, ctx, refund, amount) : amount;
	const { id, orderId, cancellationId, reversedMinor, tenderId: tender, method, currency } = refund;
	const data = { amount: taken, asked: amount, how, reference, date, tender, method, currency };
	await Promise.all([
		change(tx, [id], { reversedMinor: reversedMinor + taken }),
		record(tx, ctx, { name: 'refund.taken_again', subject: id, orderId, cancellationId, data })
	]);
	return taken;
}

async function takeFromWallet(tx: Tx, ctx: Ctx, refund: Payable, amount: Minor): Promise<Minor> {
	const walletKind = walletOf(refund.method);
	if (!walletKind) throw new Refused('refund.wrong_status', { state: refund.state, possible: [] });
	const { id: refundId, orderId, currency, reversedMinor, order } = refund;
	const key = `take_again:${refundId}:${reversedMinor}`;
	const cardId = walletKind === 'gift_card' ? await cardOf(tx, refundId) : undefined;
	return takeAsFarAsPossible(tx, ctx, {
		key,
		shopperId: order.shopperId,
		walletKind,
		currency,
		amount,
		orderId,
		refundId,
		...(cardId === undefined ? {} : { cardId })
	});
}
