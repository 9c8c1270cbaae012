import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { insertTask, refundsWithTask } from '../../../orders/repository/tasks.server';
import type { Case, RefundFacts } from '../../case';

/** Makes each refund that failed a person's task, once, with the provider's words. Late: after the case was over. */
export async function askToRescue(tx: Tx, ctx: Ctx, it: Case, failed: readonly RefundFacts[]): Promise<void> {
	if (failed.length === 0) return;
	const known = await refundsWithTask(tx, it.id);
	const kind = it.endedAt ? 'refund_failed_late' : 'refund_failed';
	const task = { orderId: it.orderId, cancellationId: it.id, kind } as const;
	const news = failed.filter(({ id }) => !known.has(id));
	await Promise.all(
		news.map(({ id: refund, amount, failure }) => insertTask(tx, ctx, { ...task, facts: { refund, amount, failure } }))
	);
}
