import { HOUR, later } from '$lib/core/time';
import { dayEnd, dayStart } from '$lib/core/days';
import type { OpenTask } from '../../orders/tasks';
import type { Origin } from '../../settings/origins';
import { dayIn } from '../admin/day';

/** A request waits no longer than this without being overdue. */
export const ANSWER_WITHIN = 24 * HOUR;

/** The moments a dashboard is cut by: the reader's day, and before when a request had to come in to be late. */
export type Cuts = {
	readonly now: Date;
	readonly dayStart: Date;
	readonly dayEnd: Date;
	readonly lateBefore: Date;
	readonly lateTonight: Date;
};

/** The reader's day: where it begins and ends is a matter of their time zone. */
export function cutsAt(now: Date, timeZone: string): Cuts {
	const day = dayIn(now, timeZone);
	const end = dayEnd(day, timeZone);
	return {
		now,
		dayStart: dayStart(day, timeZone),
		dayEnd: end,
		lateBefore: later(now, -ANSWER_WITHIN),
		lateTonight: later(end, -ANSWER_WITHIN)
	};
}

/** What somebody has to do something about, each counted no further than anybody reads. */
export type Waiting = {
	readonly mine: number;
	readonly unassigned: number;
	readonly dueToday: number;
	readonly overdue: number;
	/** Refunds to be made before the reader's midnight, late ones among them. */
	readonly refundsDue: number;
	/** Refunds that the policy holds until somebody who may pay lets them go. */
	readonly toRelease: number;
	readonly failed: number;
	/** Orders that are held until their shopper has paid. */
	readonly balances: number;
	readonly tasks: number;
	/** Withdrawals from a contract whose order nobody has found yet: each has its clock. */
	readonly declared: number;
};

/** What the menu says beside its places; `late`: some of what waits is overdue. */
export type MenuCounts = {
	readonly waiting: number;
	readonly failed: number;
	readonly declared: number;
	readonly late: boolean;
};

/** A request that is to be decided. */
export type NextCase = {
	readonly id: string;
	readonly number: string;
	readonly orderNumber: string;
	readonly customer: string;
	readonly origin: Origin;
	readonly due: number;
	readonly currency: string;
	readonly deadlineAt: Date;
};

/** What a person was asked to do, and the case it is about. */
export type DeskTask = OpenTask & {
	readonly orderNumber: string;
	readonly currency: string;
	readonly caseNumber: string | null;
	readonly assignee: string | null;
	readonly mine: boolean;
};

/** What happened since the reader's midnight. */
export type Today = {
	readonly requested: number;
	readonly accepted: number;
	readonly rejected: number;
	readonly canceled: number;
	/** Between a request and its decision, in milliseconds; null before the first one. */
	readonly decidedIn: number | null;
	readonly refunded: readonly { readonly currency: string; readonly amount: number }[];
};

export type Dashboard = {
	readonly waiting: Waiting;
	/** The reader's own requests; nobody's where there are none. */
	readonly next: { readonly whose: 'mine' | 'unassigned'; readonly cases: readonly NextCase[] };
	readonly tasks: readonly DeskTask[];
	readonly today: Today;
};

/** Nothing is left that a person would have to do. */
export const nothingWaits = ({ waiting }: Pick<Dashboard, 'waiting'>): boolean =>
	Object.values(waiting).every((count) => count === 0);

const CASES = '/admin/cancellations';

/** Where the list behind each figure is. */
export const LISTS = {
	mine: `${CASES}?tab=requested&assignee=me`,
	unassigned: `${CASES}?tab=requested&assignee=none`,
	dueToday: `${CASES}?tab=all&due=today`,
	overdue: `${CASES}?tab=all&due=overdue`,
	refundsDue: '/admin/refunds?tab=due&due=today',
	toRelease: '/admin/refunds?tab=release',
	failed: '/admin/refunds?tab=failed',
	balances: '/admin/orders?state=balance_due',
	tasks: '/admin/tasks',
	declared: '/admin/withdrawals',
	requested: `${CASES}?tab=all`,
	accepted: `${CASES}?tab=in_progress`,
	rejected: `${CASES}?tab=rejected`,
	canceled: `${CASES}?tab=canceled`,
	refunded: '/admin/refunds?tab=all'
} as const satisfies Record<keyof Waiting | Exclude<keyof Today, 'decidedIn'>, string>;
