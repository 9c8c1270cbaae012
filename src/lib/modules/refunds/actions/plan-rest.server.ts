import type { Minor } from '$lib/core/money';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { Refund } from '../repository.server';
import { plan } from './plan.server';
import { queue } from './queue.server';

/** Plans what is left of a refund that was let go because a part came back otherwise; it goes at once if that was due. */
export async function planRest(tx: Tx, ctx: Ctx, before: Refund, amount: Minor): Promise<void> {
	if (amount <= 0) return;
	const { tenderId, captureId, kind, method, state, cancellationId } = before;
	const rest = await plan(tx, ctx, {
		...before,
		when: 'grace',
		parts: [{ tenderId, captureId, kind, method, amount }]
	});
	const wasDue = state === 'queued' || state === 'blocked_by_dispute';
	if (wasDue) await queue(tx, ctx, { cancellationId, only: rest.map(({ id }) => id) });
}
