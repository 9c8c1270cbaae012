import { policyAt } from '$lib/modules/settings/repository.server';
import { post } from '$lib/modules/wallets/repository.server';
import { receivingCard } from '$lib/modules/wallets/repository/cards.server';
import { restoredUntil } from '$lib/modules/wallets/restored-until';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { METHOD_NAMES, walletOf } from '../method-names';
import { change, isStoredValueBack, lockLive, policyVersionOf, type Payable } from '../repository.server';
import { move } from './move.server';

/** Gives planned points, credit and gift card money of the case back, in this transaction. The caller holds the order. */
export async function giveBackStoredValue(tx: Tx, ctx: Ctx, cancellationId: string): Promise<readonly Payable[]> {
	const live = await lockLive(tx, cancellationId);
	const waiting = live
		.filter((refund) => refund.state === 'planned' && isStoredValueBack(refund))
		.toSorted((a, b) => rank(a) - rank(b));
	await Promise.all([
		...waiting.map((refund) => postBack(tx, ctx, refund)),
		move(tx, ctx, waiting, { intent: 'settle', set: { settledAt: ctx.now } })
	]);
	return waiting;
}

/** Ledgers are locked in one order everywhere. */
const rank = ({ method }: Payable) => METHOD_NAMES.indexOf(method);

/**
 * Writes one refund into its ledger; the refund's id makes it happen once. What expires keeps its day, or gets the least the
 * policy gives; gift card money goes to the card it came from, or to a new one where that is closed.
 */
export async function postBack(tx: Tx, ctx: Ctx, refund: Payable): Promise<void> {
	const walletKind = walletOf(refund.method);
	if (!walletKind) throw new Error(`Refund ${refund.id} by ${refund.method} has no ledger`);
	const { expiresAt, reference } = refund.tender;
	const toCard = refund.method === 'gift_card' && refund.tender.kind === 'gift_card' ? reference : null;
	const days = toCard !== null || expiresAt !== null ? await restoredDays(tx, refund.cancellationId) : 0;
	const card = toCard === null ? {} : await toGiftCard(tx, ctx, { refund, number: toCard, days });
	await post(tx, ctx, {
		key: refund.id,
		kind: 'give_back',
		shopperId: refund.order.shopperId,
		walletKind,
		currency: refund.currency,
		amount: refund.amountMinor,
		orderId: refund.orderId,
		refundId: refund.id,
		expiresAt: restoredUntil(expiresAt, ctx.now, days),
		...card
	});
}

/** By the policy the case was made under. */
async function restoredDays(tx: Tx, cancellationId: string): Promise<number> {
	const { policy } = await policyAt(tx, await policyVersionOf(tx, cancellationId));
	return policy.restored_value_days;
}

type ToCard = { readonly refund: Payable; readonly number: string; readonly days: number };

async function toGiftCard(tx: Tx, ctx: Ctx, { refund, number, days }: ToCard): Promise<{ cardId: string }> {
	const { orderId, cancellationId, currency, id } = refund;
	const paid = { number, shopperId: refund.order.shopperId, currency };
	const { cardId, replaced, number: reference } = await receivingCard(tx, ctx, paid, days);
	await change(tx, [id], { reference });
	if (replaced) {
		const data = { refund: id, number: reference, amount: refund.amountMinor, currency };
		await record(tx, ctx, { name: 'wallet.card_issued', subject: cardId, orderId, cancellationId, data });
	}
	return { cardId };
}
