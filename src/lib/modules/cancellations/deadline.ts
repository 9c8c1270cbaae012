import type { RefundState } from '$lib/modules/refunds/status';
import type { Status } from './status';

export type DeadlineFacts = {
	readonly state: Status;
	readonly requestedAt: Date;
	/** Null once its effects were let go. */
	readonly graceUntil: Date | null;
	readonly refunds: readonly { readonly state: RefundState; readonly dueAt: Date | null }[];
};

const TO_DO: readonly RefundState[] = ['planned', 'on_hold', 'failed'];

/** What the queue sorts by: the end of grace, then the earliest due refund still to be made, else the request's time. */
export function deadlineOf({ state, requestedAt, graceUntil, refunds }: DeadlineFacts): Date {
	if (state !== 'in_progress') return requestedAt;
	if (graceUntil) return graceUntil;
	const dues = refunds.flatMap((refund) => (refund.dueAt && TO_DO.includes(refund.state) ? [refund.dueAt] : []));
	return dues.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? requestedAt;
}
