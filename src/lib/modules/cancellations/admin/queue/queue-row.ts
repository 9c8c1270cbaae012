import { formatDate } from '$lib/core/format';
import { DAY, later } from '$lib/core/time';
import type { TenderName } from '../../../orders/tenders/tender-names';
import type { RefundState } from '../../../refunds/status';
import type { Origin } from '../../../settings/origins';
import type { Reason } from '../../../settings/reasons';
import { isDescending, sortOf, type QueueAsk } from '../../queue/queue-ask';
import type { QueueSort } from '../../queue/queue-choices';
import type { Status } from '../../status';

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
	/** By which rule it was accepted, in words, where one did that by itself. */
	readonly auto: string | null;
	/** What the law asks of it, said by the server. */
	readonly law?: string | undefined;
};

/** How pressing something is: past its time, due before this day ends, or within two days. */
export type Urgency = 'none' | 'soon' | 'today' | 'late';

/** When something is to be done about a case, and how pressing that is. `since`: asked then, and nothing is due of us. */
export type Due = {
	readonly kind: 'answer' | 'since' | 'grace' | 'by' | 'over';
	readonly at: Date;
	readonly urgency: Urgency;
	readonly law?: string | undefined;
};

/** A request is to be answered within a day. */
const ANSWER_WITHIN = DAY;
const SOON = 2 * DAY;

/** What the first column says to somebody in that zone. */
export function dueOf(
	{ state, deadlineAt, graceUntil, releasedAt, refundStates, law }: QueueItem,
	now: Date,
	timeZone: string
): Due {
	const pressing = (due: Date) => urgencyOf(due, now, timeZone);
	if (state === 'requested') {
		const at = later(deadlineAt, ANSWER_WITHIN);
		return { kind: 'answer', at, urgency: pressing(at), law };
	}
	if (state !== 'in_progress') return { kind: 'over', at: deadlineAt, urgency: 'none' };
	if (graceUntil && !releasedAt) return { kind: 'grace', at: graceUntil, urgency: 'none' };
	const failed =
		refundStates?.includes('failed') && !refundStates.some((one) => one === 'pending' || one === 'submitted');
	const waits = refundStates?.some((one) => one === 'planned' || one === 'on_hold');
	if (waits) return { kind: 'by', at: deadlineAt, urgency: failed ? 'late' : pressing(deadlineAt), law };
	return { kind: 'since', at: deadlineAt, urgency: failed ? 'late' : 'none' };
}

export function urgencyOf(due: Date, now: Date, timeZone: string): Urgency {
	if (due <= now) return 'late';
	if (formatDate(due, 'en', timeZone) === formatDate(now, 'en', timeZone)) return 'today';
	return due <= later(now, SOON) ? 'soon' : 'none';
}

/** How a column's heading says that the list is sorted by it. */
export const sortedNow = ({ sort, tab }: Pick<QueueAsk, 'sort' | 'tab'>, name: QueueSort) => {
	if (sortOf(sort).by !== name) return undefined;
	return isDescending(sort, tab) ? ('descending' as const) : ('ascending' as const);
};

/** What a press on the heading asks for: this order, or the same turned around. */
export const turnedTo = (sort: QueueAsk['sort'], name: QueueSort): QueueAsk['sort'] =>
	sort === name ? `-${name}` : name;
