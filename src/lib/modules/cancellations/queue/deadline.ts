import { later } from '$lib/core/time';
import type { RefundState } from '$lib/modules/refunds/status';
import { ANSWER_WITHIN } from '../dashboard/dashboard';
import type { Status } from '../status';

export type DeadlineFacts = {
	readonly state: Status;
	readonly requestedAt: Date;
	/** Null once its effects were let go. */
	readonly graceUntil: Date | null;
	/** When the law of the order's region wants the money back. */
	readonly legalDueAt: Date | null;
	readonly refunds: readonly { readonly state: RefundState; readonly dueAt: Date | null }[];
};

const TO_DO: readonly RefundState[] = ['planned', 'on_hold', 'failed'];

/**
 * What the queue sorts by: the end of grace, then the earliest due refund still to be made or the day the law names for it,
 * else the request's time.
 */
export function deadlineOf({ state, requestedAt, graceUntil, legalDueAt, refunds }: DeadlineFacts): Date {
	// A law that does not wait for the answer leaves no more time to give it.
	if (state === 'requested' && legalDueAt) return earliest([requestedAt, later(legalDueAt, -ANSWER_WITHIN)]);
	if (state !== 'in_progress') return requestedAt;
	if (graceUntil) return graceUntil;
	const toDo = refunds.filter((refund) => TO_DO.includes(refund.state));
	if (toDo.length === 0) return requestedAt;
	const dues = [...toDo.map(({ dueAt }) => dueAt), legalDueAt].filter((at) => at !== null);
	return dues.length > 0 ? earliest(dues) : requestedAt;
}

const earliest = (dates: readonly Date[]) => new Date(Math.min(...dates.map((date) => date.getTime())));
