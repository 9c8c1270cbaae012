import { expect, it } from 'vitest';
import { DAY } from '$lib/core/time';
import { isForShopper, isPayable, nextReminder } from '$lib/modules/orders/balance';
import { ORDER_STATES } from '$lib/modules/orders/state';

const now = new Date('2026-03-02T10:00:00Z');

it('asks for money only where there is something to pay that is not paid at the door', () => {
	expect(ORDER_STATES.filter(isPayable)).toEqual(['awaiting_payment', 'balance_due']);
});

it('reminds the shopper after three and six days, staff after nine, and nobody after that', () => {
	const told = [0, 1, 2].map((reminders) => [nextReminder(now, reminders)?.getTime(), isForShopper(reminders)]);
	const inThreeDays = now.getTime() + 3 * DAY;
	expect(told).toEqual([
		[inThreeDays, true],
		[inThreeDays, true],
		[inThreeDays, false]
	]);
	expect(nextReminder(now, 3)).toBeNull();
});
