import { expect, it } from 'vitest';
import { arrivalBy, journeyOf, type Traveling } from '$lib/modules/refunds/journey';

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const card: Traveling = {
	kind: 'refund',
	method: 'original_payment',
	state: 'planned',
	submittedAt: null,
	settledAt: null,
	arrivesAt: null
};
const words = (refund: Traveling, now = at(4), by: Date | null = at(11)) =>
	journeyOf(refund, { acceptedAt: at(2), by, now }).map(({ station, state }) => `${station} ${state}`);

it('leads from the acceptance over provider and bank to the statement', () => {
	expect(words(card)).toEqual(['accepted done', 'sent current', 'taken todo', 'expected todo']);
	const sent = { ...card, state: 'pending', submittedAt: at(3) } as const;
	expect(words(sent)).toEqual(['accepted done', 'sent done', 'taken current', 'expected todo']);
	const taken = { ...sent, state: 'succeeded', settledAt: at(4) } as const;
	expect(words(taken)).toEqual(['accepted done', 'sent done', 'taken done', 'expected current']);
	expect(words(taken, at(12))).toContain('expected done');
});

it('stops where it failed, also late', () => {
	expect(words({ ...card, state: 'failed', submittedAt: at(3), settledAt: at(5) })).toEqual([
		'accepted done',
		'sent done',
		'taken failed',
		'expected todo'
	]);
});

it('is shorter by hand, in our own ledgers, and where nothing was charged', () => {
	expect(words({ ...card, method: 'bank_deposit', state: 'succeeded', settledAt: at(4) })).toEqual([
		'accepted done',
		'paid done',
		'expected current'
	]);
	expect(words({ ...card, method: 'points', state: 'succeeded', settledAt: at(4) })).toEqual([
		'accepted done',
		'given_back done'
	]);
	expect(
		words({ ...card, kind: 'void', state: 'succeeded', submittedAt: at(3), settledAt: at(3) }, at(4), null)
	).toEqual(['accepted done', 'sent done', 'released done']);
});

it('believes the gateway about the day, else counts the business days of the way', () => {
	const friday = at(6);
	expect(arrivalBy({ ...card, state: 'succeeded' }, 'card', friday)).toEqual(at(13));
	expect(arrivalBy({ ...card, state: 'succeeded', arrivesAt: at(9) }, 'card', friday)).toEqual(at(9));
	expect(arrivalBy({ ...card, method: 'bank_deposit' }, 'card', friday)).toEqual(at(11));
	expect(arrivalBy({ ...card, method: 'store_credit' }, 'card', friday)).toEqual(friday);
	expect(arrivalBy({ ...card, state: 'failed' }, 'card', friday)).toBeNull();
	expect(arrivalBy({ ...card, kind: 'void' }, 'card', friday)).toBeNull();
});
