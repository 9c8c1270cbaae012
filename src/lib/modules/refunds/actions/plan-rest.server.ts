import type { Minor } from '$lib/core/money';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { Refund } from '../repository.server';
import { move } from './move.server';
import { plan } from './plan.server';
import { queue } from './queue.server';

/**
 * Plans what is left of a refund that was let go because a part came back otherwise; it goes at once if that was due, and
 * stays on hold where that was.
 */
export async function planRest(tx: Tx, ctx: Ctx, before: Refund, amount: Minor): Promise<void> {
	if (amount <= 0) return;
	const { tenderId, captureId, kind, method, state, cancellationId, needsRelease } = before;
	const rest = await plan(tx, ctx, {
		...before,
		when: 'grace',
		parts: [{ tenderId, captureId, kind, method, amount }]
	});
	if (state === 'on_hold') await move(tx, ctx, rest, { intent: 'hold', set: { needsRelease } });
	const wasDue = state === 'queued' || state === 'blocked_by_dispute';
	if (wasDue) await queue(tx, ctx, { cancellationId, only: rest.map(({ id }) => id) });
}
