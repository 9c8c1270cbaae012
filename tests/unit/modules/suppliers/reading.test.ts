import { describe, expect, it } from 'vitest';
import { isStale, nextReading, readingAfter } from '$lib/modules/suppliers/reading';
import { DAY, HOUR, later, MINUTE } from '$lib/core/time';

const NOW = new Date('2026-03-02T09:00:00Z');
const minutes = (at: Date) => (at.getTime() - NOW.getTime()) / MINUTE;

it('reads soon what is waited for', () =>
	expect([true, false].map((waited) => minutes(nextReading(NOW, waited)))).toEqual([15, 360]));

it('waits twice as long after each failure, six hours at most', () =>
	expect([1, 2, 3, 8, 9, 400].map((failures) => minutes(readingAfter(NOW, failures)))).toEqual([
		2, 4, 8, 256, 360, 360
	]));

describe('what is known may be out of date', () => {
	const known = { state: 'placed', stateAt: later(NOW, -HOUR), readFailures: 0 } as const;
	it.each([
		['heard an hour ago', {}, false],
		['heard four days ago', { stateAt: later(NOW, -4 * DAY) }, true],
		['never heard, ordered a week ago', { stateAt: null }, true],
		['unreadable three times', { readFailures: 3 }, true],
		['unreadable twice', { readFailures: 2 }, false],
		['over, heard long ago', { state: 'canceled', stateAt: later(NOW, -90 * DAY), readFailures: 9 }, false],
		['sent, heard long ago', { state: 'shipped', stateAt: later(NOW, -90 * DAY) }, false]
	] as const)('%s: %s', (_, over, stale) =>
		expect(isStale({ ...known, ...over }, later(NOW, -7 * DAY), NOW)).toBe(stale)
	);
});
