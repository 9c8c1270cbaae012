import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { lock, type Payable } from '../repository.server';
import type { RefundState } from '../status';
import { eventOf } from './move.server';

/** States in which a refund waits for its job. */
const WITH_JOB: readonly RefundState[] = ['queued', 'submitted'];

/** Has the job of a refund run once more, under the old key: it reads the gateway's books before it asks for anything. */
export const askAgain = (tx: Tx, ctx: Ctx, refund: Payable): Promise<void> =>
	record(tx, ctx, eventOf(refund, { event: 'refund.queued', to: refund.state }, { again: true }));

/** The same for one whose job may have been lost, unless it moved on meanwhile. */
export const sendAgain = (ctx: Ctx, { id }: { readonly id: string }): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const refund = await lock(tx, id);
		if (refund && WITH_JOB.includes(refund.state)) await askAgain(tx, ctx, refund);
	});
