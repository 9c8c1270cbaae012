import { describe, expect, it } from 'vitest';
import { hrefWith } from '../../../../../src/lib/core/href';
import {
	isDescending,
	isFiltered,
	partsOf,
	sortOf,
	unfiltered,
	without
} from '../../../../../src/lib/modules/cancellations/queue/queue-ask';
import { askedIn } from '../../../../../src/lib/modules/cancellations/queue/queue-asked';

const asked = (query: string) => askedIn(new URLSearchParams(query));
const again = (query: string) => hrefWith('', partsOf(asked(query)));

describe('an address of the queue', () => {
	it('asks for the requests that wait when it says nothing', () => {
		expect(asked('')).toMatchObject({ tab: 'requested', q: '', sort: 'due', by: [], reason: [] });
		expect(isFiltered(asked(''))).toBe(false);
	});

	it('says the same when it is written again', () => {
		const whole =
			'?by=customer&by=partner&reason=delay&tender=card&channel=api&supplier=sup_1&age=7&assignee=me' +
			'&auto=yes&from=2026-02-01&to=2026-02-03&sku=DESK&stands=yes&currency=KRW&tab=all&q=%EA%B9%80&at=older~x~can_1&amount=1000..2000&sort=-amount';
		const { searchParams } = new URL(again(whole.slice(1)), 'https://shop.example');
		expect(askedIn(searchParams)).toEqual(asked(whole.slice(1)));
		expect(asked(whole.slice(1))).toMatchObject({ by: ['customer', 'partner'], least: '1000', most: '2000', q: '김' });
	});

	it('is read as far as it makes sense', () => {
		const { by, age, assignee, tab, sort, supplier } = asked(
			'by=nobody&by=admin&by=admin&age=12&assignee=x&tab=?&sort=name&supplier=%00'
		);
		expect({ by, age, assignee, tab, sort, supplier }).toEqual({
			by: ['admin'],
			age: undefined,
			assignee: undefined,
			tab: 'requested',
			sort: 'due',
			supplier: []
		});
		expect(asked('auto=no&from=2026-02-30&stands=1&reason=none&supplier=none')).toMatchObject({
			...{ auto: undefined, from: undefined, stands: undefined },
			...{ reason: ['none'], supplier: ['none'] }
		});
		expect(asked('q=a%00%0Ab').q).toBe('a  b');
	});

	it('takes an amount as people type it, and only with its currency', () => {
		expect(asked('currency=KRW&least=10,000&most=')).toMatchObject({ least: '10000', most: undefined });
		expect(again('currency=EUR&least=9.50&most=20')).toContain('amount=9.50..20');
		for (const loose of ['least=5', 'currency=EUR', 'currency=EUR&least=-5', 'currency=EUR&amount=x..y']) {
			expect(isFiltered(asked(loose))).toBe(false);
		}
	});

	it('loses one value of a filter, a filter, or all of them', () => {
		const all = asked('by=customer&by=admin&age=3&currency=EUR&least=1&q=desk&at=older~x~can_1');
		expect(without(all, 'by', 'admin')).toMatchObject({ by: ['customer'], age: '3', q: 'desk' });
		expect(without(all, 'by', 'admin').at).toBeUndefined();
		expect(without(all, 'age').age).toBeUndefined();
		expect(without(all, 'amount')).toMatchObject({ currency: undefined, least: undefined });
		const days = asked('from=2026-02-01&to=2026-02-03&auto=yes&sku=DESK');
		expect(without(days, 'asked')).toMatchObject({ from: undefined, to: undefined, auto: 'yes', sku: 'DESK' });
		expect(without(without(without(days, 'asked'), 'auto'), 'sku')).toEqual(asked(''));
		expect(isFiltered(unfiltered(all))).toBe(false);
		expect(unfiltered(all).q).toBe('desk');
	});
});

describe('the order of the queue', () => {
	it('begins with what is due next, and with the newest of what is over', () => {
		expect(isDescending('due', 'requested')).toBe(false);
		expect(isDescending('due', 'canceled')).toBe(true);
		expect(isDescending('-due', 'canceled')).toBe(false);
		expect(isDescending('amount', 'requested')).toBe(true);
		expect(isDescending('-customer', 'requested')).toBe(true);
	});

	it('knows a sort by its name', () => {
		expect(sortOf('-amount')).toEqual({ by: 'amount', turned: true });
		expect(sortOf('newest')).toEqual({ by: 'newest', turned: false });
	});
});
