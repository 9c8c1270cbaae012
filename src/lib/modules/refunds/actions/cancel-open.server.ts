import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { lockLive, type Refund } from '../repository.server';
import { OUTSIDE } from '../status';
import { move } from './move.server';

/**
 * Cancels the refunds of the case (all, or those named by `which`) that have not left, and frees their reservations. The
 * caller holds the order.
 * @throws Refused `refund.in_flight` when a gateway may have one already
 */
export async function cancelOpen(
	tx: Tx,
	ctx: Ctx,
	cancellationId: string,
	which: (refund: Refund) => boolean = () => true
): Promise<readonly Refund[]> {
	const live = (await lockLive(tx, cancellationId)).filter(which);
	const outside = live.filter(({ state }) => OUTSIDE.includes(state));
	if (outside.length > 0) throw new Refused('refund.in_flight', { refunds: outside.map(({ id }) => id) });
	await move(tx, ctx, live, { intent: 'cancel' });
	return live;
}
