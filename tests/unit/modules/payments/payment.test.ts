import { expect, it } from 'vitest';
import { HOUR, later, MINUTE, SECOND } from '$lib/core/time';
import { isAbandoned, nextCheck, type Payment } from '$lib/modules/payments/payment';

const now = new Date('2026-03-02T10:00:00Z');
const payment: Payment = {
	id: 'pay_1',
	orderId: 'ord_1',
	balanceId: 'bal_1',
	gateway: 'sandbox',
	amount: 3240,
	currency: 'USD',
	state: 'pending',
	reference: 'sbp_1',
	failure: null,
	checks: 0,
	createdAt: now
};

it('asks soon at first, then ever more seldom, every ten minutes at last', () => {
	const after = (checks: number) => nextCheck(now, checks).getTime() - now.getTime();
	expect([0, 1, 2].map(after)).toEqual([10 * SECOND, 20 * SECOND, 40 * SECOND]);
	expect([6, 100].map(after)).toEqual([10 * MINUTE, 10 * MINUTE]);
});

it('waits half a day for whoever went away', () => {
	expect(isAbandoned(payment, later(now, 12 * HOUR))).toBe(false);
	expect(isAbandoned(payment, later(now, 12 * HOUR + 1))).toBe(true);
});
