import { dayStart } from '$lib/core/days';
import { HOUR, later } from '$lib/core/time';
import { dayIn } from '../../cancellations/admin/day';

/** Before this hour of the reader's day nobody wants to hear of work. */
const MORNING = 8 * HOUR;

type Member = {
	readonly timeZone: string | null;
	readonly createdAt: Date;
	/** The day of their last morning. */
	readonly morningOn: string | null;
};

/**
 * The day whose morning has come for this member and was not told yet. Whoever joined today has just been shown around: their
 * first morning is tomorrow's.
 */
export function morningFor(
	{ timeZone, createdAt, morningOn }: Member,
	now: Date,
	shopZone: string
): string | undefined {
	const zone = timeZone ?? shopZone;
	const day = dayIn(now, zone);
	if (day === morningOn || day === dayIn(createdAt, zone)) return undefined;
	return now < later(dayStart(day, zone), MORNING) ? undefined : day;
}
