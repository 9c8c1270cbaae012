import { SYSTEM } from '$lib/core/actor';
import { DAY, later } from '$lib/core/time';
import { withActor, type Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { ANSWER_WITHIN } from '../../dashboard/dashboard';
import { claimUnanswered, untoldRequests } from '../../repository/unanswered.server';
import { caseEvent, onCase } from '../decide/on-desk.server';

const AT_ONCE = 50;
/** What is older is no news: whoever was away reads it in the morning's summary. */
const NEWS_FOR = 7 * DAY;

/**
 * A request whose day has passed without an answer is told once, and once more where it got a new day. One that waits for
 * the shopper was answered. Safe in several processes: the row it leaves decides.
 */
export async function tellUnanswered(given: Ctx): Promise<void> {
	const ctx = withActor(given, SYSTEM);
	const before = later(ctx.now, -ANSWER_WITHIN);
	for (const late of await untoldRequests(ctx.db, { after: later(before, -NEWS_FOR), before }, AT_ONCE)) {
		await onCase(ctx, { id: late.id }, async (tx, desk, it) => {
			if (it.state !== 'requested' || it.offeredQuoteId || it.deadlineAt.getTime() !== late.deadlineAt.getTime())
				return;
			if (!(await claimUnanswered(tx, late, ctx.now))) return;
			const due_at = later(it.deadlineAt, ANSWER_WITHIN).toISOString();
			const data = { amount: it.due, currency: desk.order.currency, due_at };
			await record(tx, ctx, caseEvent(it, 'cancellation.unanswered', data));
		});
	}
}
