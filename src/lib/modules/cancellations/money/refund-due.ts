import { dayEnd } from '$lib/core/days';
import { businessDaysLater, DAY, later } from '$lib/core/time';
import { dayIn } from '../admin/day';
import type { RefundDue } from './refund-choices';

/** Until when a refund has to be due to be counted as that, by the reader's days. */
export const dueUntil = (now: Date, timeZone: string): Readonly<Record<RefundDue, Date>> => ({
	overdue: now,
	today: endOfDay(now, timeZone),
	week: endOfDay(later(now, 6 * DAY), timeZone)
});

/** Staff hear of a refund on the business day before it is due. */
export const remindUntil = (now: Date, timeZone: string): Date => endOfDay(businessDaysLater(now, 1), timeZone);

const endOfDay = (at: Date, timeZone: string) => dayEnd(dayIn(at, timeZone), timeZone);
