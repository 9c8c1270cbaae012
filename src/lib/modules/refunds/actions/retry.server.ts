import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { closeTasks } from '../../orders/repository/tasks.server';
import { REFUND_TASKS } from '../../orders/tasks';
import { BY_HAND } from '../method-names';
import { mustLock, roomIn, type Refund } from '../repository.server';
import { refundStepFor } from '../status';
import { askAgain } from './ask-again.server';
import { mayPay } from './hold.server';
import { eventOf, move } from './move.server';
import { plan } from './plan.server';

type RetryInput = { readonly id: string; readonly reason?: string | undefined };

/**
 * Tries a failed refund again as a new one with a key of its own; the failed one stays as it is. A submitted one without an
 * answer is asked for again under its old key, since money may have left by it. Answers the id of the refund to watch.
 */
export const retry = (ctx: Ctx, { id, reason }: RetryInput): Promise<string> =>
	ctx.db.transaction(async (tx) => {
		mayPay(ctx);
		const refund = await mustLock(tx, id);
		if (refund.batchId !== null && refund.state === 'submitted') throw new Refused('refund.in_batch');
		if (refund.state === 'submitted') {
			await askAgain(tx, ctx, refund);
			return id;
		}
		demand(refundStepFor(refund.state, 'retry', ctx.actor.rights));
		await demandRoom(tx, refund);
		const [again] = await plan(tx, ctx, { ...refund, when: 'grace', dueAt: ctx.now, parts: [partOf(refund)] });
		if (!again) throw new Error(`Refund ${id} was not planned again`);
		await record(tx, ctx, eventOf(refund, { event: 'refund.retried', to: 'failed' }, { reason, by: again.id }));
		await closeTasks(tx, { cancellationId: refund.cancellationId, kinds: REFUND_TASKS, refund: id }, 'refund.retried');
		if (!BY_HAND.includes(refund.method)) await move(tx, ctx, [again], { intent: 'queue' });
		return again.id;
	});

const partOf = ({ tenderId, captureId, kind, method, amountMinor: amount }: Refund) => ({
	...{ tenderId, captureId, kind, method, amount }
});

/** Its money must still be owed: not paid or on its way by another refund, not waived, the case not undone. */
async function demandRoom(tx: Tx, { cancellationId, amountMinor: amount }: Refund): Promise<void> {
	const due = await roomIn(tx, cancellationId);
	if (due < amount) throw new Refused('refund.exceeds_due', { amount, due });
}
