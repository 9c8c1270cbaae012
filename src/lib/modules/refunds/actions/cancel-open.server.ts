import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { lockLive, type Refund } from '../repository.server';
import { OUTSIDE } from '../status';
import { move } from './move.server';

/**
 * Cancels every refund of the case that has not left, and frees its reservation. The caller holds the order.
 * @throws Refused `refund.in_flight` when a gateway may have one already
 */
export async function cancelOpen(tx: Tx, ctx: Ctx, cancellationId: string): Promise<readonly Refund[]> {
	const live = await lockLive(tx, cancellationId);
	const outside = live.filter(({ state }) => OUTSIDE.includes(state));
	if (outside.length > 0) throw new Refused('refund.in_flight', { refunds: outside.map(({ id }) => id) });
	await move(tx, ctx, live, { intent: 'cancel' });
	return live;
}
