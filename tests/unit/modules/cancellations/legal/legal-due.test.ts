import { describe, expect, it } from 'vitest';
import { calendarOf } from '$lib/modules/cancellations/legal/calendar.server';
import {
	givesWithdrawal,
	legalDueOf,
	refundByLaw,
	withdrawalEnd,
	type LegalFacts
} from '$lib/modules/cancellations/legal/legal-due';
import { LAWS } from '$lib/modules/cancellations/legal/laws.data';

const at = (time: string) => new Date(`${time}Z`);
const facts: LegalFacts = {
	region: 'KR',
	origin: 'customer',
	reasons: ['changed_mind'],
	orderedAt: at('2026-03-02T02:00:00'),
	createdAt: at('2026-03-09T02:00:00'),
	acceptedAt: at('2026-03-10T02:00:00')
};
const dueOf = (change: Partial<LegalFacts>) => legalDueOf({ ...facts, ...change }, calendarOf);

it('runs from the acceptance in Korea, and from the payment where the goods are sold out', () => {
	expect(dueOf({})).toEqual({ clock: 'kr_refund', at: at('2026-03-13T14:59:59') });
	expect(dueOf({ acceptedAt: null })).toBeNull();
	const soldOut = { clock: 'kr_sold_out', at: at('2026-03-05T14:59:59') };
	expect(dueOf({ reasons: ['changed_mind', 'sold_out'] })).toEqual(soldOut);
	expect(dueOf({ reasons: ['sold_out'], acceptedAt: null })).toEqual(soldOut);
});

it('runs from the day it became impossible to ship in the United States', () => {
	expect(dueOf({ region: 'US' })).toEqual({ clock: 'us_mail_order', at: at('2026-03-19T03:59:59') });
	const known = { clock: 'us_mail_order', at: at('2026-03-18T03:59:59') };
	expect(dueOf({ region: 'US', reasons: ['undeliverable'], acceptedAt: null })).toEqual(known);
});

it('runs from the notice of a withdrawal, and for nothing else there', () => {
	expect(dueOf({ region: 'DE', origin: 'withdrawal' })).toEqual({
		clock: 'eu_withdrawal',
		at: at('2026-03-23T22:59:59')
	});
	expect(dueOf({ region: 'GB', origin: 'withdrawal' })).toMatchObject({ clock: 'uk_withdrawal' });
	expect(dueOf({ region: 'DE' })).toBeNull();
});

describe('goods that had left', () => {
	const withdrawn = { origin: 'withdrawal', createdAt: at('2026-03-09T02:00:00') } as const;
	const came = (region: string, day: string) => dueOf({ ...withdrawn, region, goodsAt: at(day) })?.at;

	it('are waited for in the Union: the money is due on the day they come, if that is later than the term', () => {
		expect(came('DE', '2026-03-12T12:00:00')).toEqual(at('2026-03-23T22:59:59'));
		expect(came('DE', '2026-04-02T08:00:00')).toEqual(at('2026-04-02T21:59:59'));
	});

	it('begin the term in Korea and in the United Kingdom', () => {
		expect(came('KR', '2026-03-13T02:00:00')).toEqual(at('2026-03-18T14:59:59')); // business days
		expect(came('GB', '2026-03-20T12:00:00')).toEqual(at('2026-04-03T22:59:59'));
	});
});

it('knows no clock of a region without one', () => expect(dueOf({ region: 'BR', reasons: ['sold_out'] })).toBeNull());

it('counts a declaration whose order is not known by the strictest law, in the days of the shop', () =>
	expect(refundByLaw(at('2026-03-09T02:00:00'), 'Asia/Seoul')).toEqual(at('2026-03-23T14:59:59')));

it('ends the period of a withdrawal on a working day in the Union', () => {
	const end = (region: string) => withdrawalEnd(region, at('2026-03-21T12:00:00'), calendarOf(region));
	expect(end('DE')).toEqual(at('2026-04-07T21:59:59')); // not on the Saturday before Easter
	expect(end('GB')).toEqual(at('2026-04-04T22:59:59'));
	expect(end('KR')).toBeNull();
	expect([givesWithdrawal('DE'), givesWithdrawal('GB'), givesWithdrawal('US')]).toEqual([true, true, false]);
});

it('names every region once', () => {
	const regions = LAWS.flatMap(({ regions }) => regions);
	expect(new Set(regions).size).toBe(regions.length);
	expect(regions).toHaveLength(33);
});
