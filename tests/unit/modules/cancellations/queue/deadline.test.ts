import { expect, it } from 'vitest';
import { deadlineOf } from '$lib/modules/cancellations/queue/deadline';

const day = (date: number) => new Date(Date.UTC(2026, 1, date));
const facts = { state: 'in_progress', requestedAt: day(1), graceUntil: null, legalDueAt: null, refunds: [] } as const;

it('is the time of the request while requested', () =>
	expect(deadlineOf({ ...facts, state: 'requested', graceUntil: day(2) })).toEqual(day(1)));

it('is the end of grace until the effects are let go', () =>
	expect(deadlineOf({ ...facts, graceUntil: day(2), refunds: [{ state: 'planned', dueAt: day(9) }] })).toEqual(day(2)));

it('is the earliest refund still to be made', () => {
	const refunds = [
		{ state: 'succeeded', dueAt: day(2) },
		{ state: 'planned', dueAt: day(9) },
		{ state: 'on_hold', dueAt: day(5) },
		{ state: 'failed', dueAt: null }
	] as const;
	expect(deadlineOf({ ...facts, refunds })).toEqual(day(5));
	expect(deadlineOf(facts)).toEqual(day(1));
});

it('is the day the law names, where that is earlier and something is still to be sent', () => {
	const refunds = [{ state: 'on_hold', dueAt: null }] as const;
	expect(deadlineOf({ ...facts, legalDueAt: day(4), refunds })).toEqual(day(4));
	expect(deadlineOf({ ...facts, legalDueAt: day(4), refunds: [{ state: 'planned', dueAt: day(3) }] })).toEqual(day(3));
	expect(deadlineOf({ ...facts, legalDueAt: day(4), refunds: [{ state: 'pending', dueAt: null }] })).toEqual(day(1));
});

it('leaves a request no more time than the law does', () => {
	expect(deadlineOf({ ...facts, state: 'requested', legalDueAt: day(1) })).toEqual(new Date(Date.UTC(2026, 0, 31)));
	expect(deadlineOf({ ...facts, state: 'requested', legalDueAt: day(9) })).toEqual(day(1));
});
