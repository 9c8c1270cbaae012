import { post } from '$lib/modules/wallets/repository.server';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { METHOD_NAMES, walletOf } from '../method-names';
import { isStoredValueBack, lockLive, type Payable } from '../repository.server';
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

/** Writes one refund into its ledger; the refund's id makes it happen once. */
export async function postBack(tx: Tx, ctx: Ctx, refund: Payable): Promise<void> {
	const walletKind = walletOf(refund.method);
	if (!walletKind) throw new Error(`Refund ${refund.id} by ${refund.method} has no ledger`);
	await post(tx, ctx, {
		key: refund.id,
		kind: 'give_back',
		shopperId: refund.order.shopperId,
		walletKind,
		currency: refund.currency,
		amount: refund.amountMinor,
		orderId: refund.orderId,
		refundId: refund.id
	});
}
