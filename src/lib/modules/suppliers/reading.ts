import { DAY, HOUR, later, MINUTE } from '$lib/core/time';
import type { Purchase } from './purchase';

const WAITED_FOR = 15 * MINUTE;
const OPEN = 6 * HOUR;

/** When an order is read next at its supplier: soon where we wait for an answer. */
export const nextReading = (now: Date, waited: boolean): Date => later(now, waited ? WAITED_FOR : OPEN);

/** The same after a reading failed for so many times in a row: each wait is twice the last, six hours at most. */
export const readingAfter = (now: Date, failures: number): Date =>
	later(now, Math.min(MINUTE * 2 ** Math.min(failures, 10), OPEN));

const OLD = 3 * DAY;
const MANY = 3;
const OPEN_STATES: readonly Purchase['state'][] = ['not_placed', 'placed', 'in_production'];

/** What is known of it may be out of date: it was long ago that we heard, or its system can't be read. */
export function isStale({ state, stateAt, readFailures }: Known, placedAt: Date, now: Date): boolean {
	if (!OPEN_STATES.includes(state)) return false;
	return readFailures >= MANY || now.getTime() - (stateAt ?? placedAt).getTime() > OLD;
}

type Known = Pick<Purchase, 'state' | 'stateAt' | 'readFailures'>;
