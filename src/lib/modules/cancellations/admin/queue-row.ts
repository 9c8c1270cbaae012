import { HOUR } from '$lib/core/time';
import type { TenderName } from '../../orders/tender-names';
import type { RefundState } from '../../refunds/status';
import type { Origin } from '../../settings/origins';
import type { Reason } from '../../settings/reasons';
import { isDescending, sortOf, type QueueAsk, type QueueSort } from '../queue-ask';
import type { Status } from '../status';

/** A row of the queue, as its page gets it. */
export type QueueItem = {
	readonly id: string;
	readonly number: string;
	readonly state: Status;
	readonly origin: Origin;
	readonly createdAt: Date;
	readonly deadlineAt: Date;
	readonly assigneeId: string | null;
	readonly assignee: string | null;
	readonly graceUntil: Date | null;
	readonly releasedAt: Date | null;
	readonly due: number;
	readonly orderNumber: string;
	readonly customer: string;
	readonly currency: string;
	readonly asked: number;
	readonly ordered: number;
	readonly reasons: readonly Reason[] | null;
	readonly paidBy: readonly TenderName[] | null;
	readonly refundStates: readonly RefundState[] | null;
};

/** When something is to be done about a case, and how pressing that is. `since`: asked then, and nothing else is due. */
export type Due = {
	readonly kind: 'since' | 'grace' | 'by' | 'over';
	readonly at: Date;
	readonly urgency: 'none' | 'soon' | 'late';
};

const SOON = 24 * HOUR;

/** What the first column says. */
export function dueOf({ state, deadlineAt, graceUntil, releasedAt, refundStates }: QueueItem, now: Date): Due {
	if (state === 'requested')
		return { kind: 'since', at: deadlineAt, urgency: urgencyOf(now.getTime() - deadlineAt.getTime() - SOON) };
	if (state !== 'in_progress') return { kind: 'over', at: deadlineAt, urgency: 'none' };
	if (graceUntil && !releasedAt) return { kind: 'grace', at: graceUntil, urgency: 'none' };
	const failed =
		refundStates?.includes('failed') && !refundStates.some((one) => one === 'pending' || one === 'submitted');
	const urgency = failed ? 'late' : urgencyOf(now.getTime() - deadlineAt.getTime());
	return {
		kind: refundStates?.some((one) => one === 'planned' || one === 'on_hold') ? 'by' : 'since',
		at: deadlineAt,
		urgency
	};
}

/** `past` milliseconds after it was due. */
function urgencyOf(past: number): Due['urgency'] {
	if (past > 0) return 'late';
	return past > -SOON ? 'soon' : 'none';
}

/** How a column's heading says that the list is sorted by it. */
export const sortedNow = ({ sort, tab }: Pick<QueueAsk, 'sort' | 'tab'>, name: QueueSort) => {
	if (sortOf(sort).by !== name) return undefined;
	return isDescending(sort, tab) ? ('descending' as const) : ('ascending' as const);
};

/** What a press on the heading asks for: this order, or the same turned around. */
export const turnedTo = (sort: QueueAsk['sort'], name: QueueSort): QueueAsk['sort'] =>
	sort === name ? `-${name}` : name;
