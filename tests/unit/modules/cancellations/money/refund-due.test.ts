import { expect, it } from 'vitest';
import { dueUntil, remindUntil } from '$lib/modules/cancellations/money/refund-due';

const friday = new Date('2026-03-06T20:00:00Z');

it('ends days where the reader’s days end', () => {
	expect(dueUntil(friday, 'UTC')).toEqual({
		overdue: friday,
		today: new Date('2026-03-07T00:00:00Z'),
		week: new Date('2026-03-13T00:00:00Z')
	});
	// In Seoul it is Saturday morning already.
	expect(dueUntil(friday, 'Asia/Seoul').today).toEqual(new Date('2026-03-07T15:00:00Z'));
});

it('reminds on the business day before', () => {
	expect(remindUntil(friday, 'UTC')).toEqual(new Date('2026-03-10T00:00:00Z')); // all of Monday
	expect(remindUntil(new Date('2026-03-04T08:00:00Z'), 'UTC')).toEqual(new Date('2026-03-06T00:00:00Z'));
});
