import { describe, expect, it } from 'vitest';
import {
	actionAt,
	caseHref,
	listPart
} from '../../../../../../src/lib/modules/cancellations/admin/queue/queue-address';
import {
	dueOf,
	sortedNow,
	turnedTo,
	urgencyOf,
	type QueueItem
} from '../../../../../../src/lib/modules/cancellations/admin/queue/queue-row';
import { askedIn } from '../../../../../../src/lib/modules/cancellations/queue/queue-asked';
import type { RefundState } from '../../../../../../src/lib/modules/refunds/status';

const NOW = new Date('2026-03-02T09:00:00Z');
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);

describe('a deadline', () => {
	it('is late, of today, soon, or far', () => {
		expect([hours(-1), hours(0), hours(5), hours(20), hours(49)].map((due) => urgencyOf(due, NOW, 'UTC'))).toEqual([
			'late',
			'late',
			'today',
			'soon',
			'none'
		]);
	});

	it('is of today where its reader is', () => {
		expect(urgencyOf(hours(7), NOW, 'Asia/Seoul')).toBe('soon'); // one o'clock in the night there
		expect(urgencyOf(hours(7), NOW, 'UTC')).toBe('today');
	});

	it('of a request is a day after it was asked', () => {
		const item: Omit<QueueItem, 'deadlineAt'> = {
			...{ id: 'can_1', number: 'C-1', createdAt: NOW, due: 1 },
			state: 'requested',
			origin: 'customer',
			...{ assigneeId: null, assignee: null, graceUntil: null, releasedAt: null, orderNumber: '1', auto: null },
			...{ customer: 'Ada', currency: 'USD', asked: 1, ordered: 1, reasons: null, paidBy: null, refundStates: null }
		};
		const late = { kind: 'answer', at: hours(-1), urgency: 'late' };
		expect(dueOf({ ...item, deadlineAt: hours(-25) }, NOW, 'UTC')).toEqual(late);
		expect(dueOf({ ...item, deadlineAt: hours(-20) }, NOW, 'UTC').urgency).toBe('today');
		expect(dueOf({ ...item, state: 'canceled', deadlineAt: hours(-90) }, NOW, 'UTC').urgency).toBe('none');
	});

	it('is nobody’s here while only a gateway is waited for, and has passed once it said no', () => {
		const item: Omit<QueueItem, 'refundStates'> = {
			...{ id: 'can_1', number: 'C-1', createdAt: NOW, deadlineAt: hours(-90), due: 1 },
			state: 'in_progress',
			origin: 'customer',
			...{ assigneeId: null, assignee: null, graceUntil: null, releasedAt: NOW, orderNumber: '1', auto: null },
			...{ customer: 'Ada', currency: 'USD', asked: 1, ordered: 1, reasons: null, paidBy: null }
		};
		const urgency = (states: readonly RefundState[]) => dueOf({ ...item, refundStates: states }, NOW, 'UTC').urgency;
		expect(urgency(['pending'])).toBe('none');
		expect(urgency(['succeeded', 'failed'])).toBe('late');
		expect(urgency(['succeeded', 'planned'])).toBe('late');
	});
});

describe('a column', () => {
	it('says how the list is sorted by it, and turns it around', () => {
		expect(sortedNow({ sort: 'amount', tab: 'all' }, 'amount')).toBe('descending');
		expect(sortedNow({ sort: '-amount', tab: 'all' }, 'amount')).toBe('ascending');
		expect(sortedNow({ sort: 'due', tab: 'all' }, 'amount')).toBeUndefined();
		expect([turnedTo('due', 'amount'), turnedTo('amount', 'amount'), turnedTo('-amount', 'amount')]).toEqual([
			'amount',
			'-amount',
			'amount'
		]);
	});
});

describe('the address of a case', () => {
	it('keeps the place in the list, and its forms keep it too', () => {
		const ask = askedIn(new URLSearchParams('by=customer&tab=all&at=older~x~can_1'));
		const href = caseHref('C-1031', ask);
		expect(href).toBe('/admin/cancellations/C-1031?by=customer&tab=all&at=older%7Ex%7Ecan_1');
		const { search } = new URL(href, 'https://shop.example');
		expect(actionAt('?/accept', search)).toBe('?/accept&by=customer&tab=all&at=older%7Ex%7Ecan_1');
		expect(actionAt('?/accept', '')).toBe('?/accept');
		expect(listPart('?/accept=&by=customer&tab=all')).toBe('?by=customer&tab=all');
	});
});
