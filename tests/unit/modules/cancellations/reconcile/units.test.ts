import { expect, it } from 'vitest';
import {
	ownUnits,
	unitDifferences,
	type PushFacts
} from '../../../../../src/lib/modules/cancellations/reconcile/units';
import { fixFor } from '../../../../../src/lib/modules/cancellations/reconcile/difference';

const LINES = [
	{ line: '1', lineItemId: 'lin_1' },
	{ line: '2', lineItemId: 'lin_2' }
];
const at = new Date('2026-03-02T09:00:00Z');
const aCase = (id: string, state: string, quantity: number, releasedAt: Date | null = at) => ({
	...{ id, state, releasedAt },
	items: [{ lineItemId: 'lin_1', quantity }]
});
const push = (state: PushFacts['state'], line: string, cancellationId: string | null = null): PushFacts => ({
	...{ kind: 'cancel', state, cancellationId, content: { lines: [{ line }] } }
});

it('counts accepted cases once their grace is over, and those that came from there at once', () => {
	const cases = [
		aCase('can_1', 'canceled', 1),
		aCase('can_2', 'in_progress', 1, null),
		aCase('can_3', 'in_progress', 1, null),
		aCase('can_4', 'requested', 1, null),
		aCase('can_5', 'undone', 1)
	];
	expect(ownUnits(LINES, cases, [push('done', '1', 'can_3')])).toEqual([
		{ line: '1', lineItemId: 'lin_1', ours: 2 },
		{ line: '2', lineItemId: 'lin_2', ours: 0 }
	]);
});

it('says nothing of a line that a write is on its way to', () => {
	for (const state of ['waiting', 'sent'] as const)
		expect(ownUnits(LINES, [], [push(state, '1')]).map(({ line }) => line)).toEqual(['2']);
	expect(ownUnits(LINES, [], [push('refused', '1')])).toHaveLength(2);
});

it('finds more and fewer units gone there, and nothing on a line that is not shown', () => {
	const own = [
		{ line: '1', lineItemId: 'lin_1', ours: 2 },
		{ line: '2', lineItemId: 'lin_2', ours: 1 },
		{ line: '3', lineItemId: 'lin_3', ours: 1 }
	];
	const there = [
		{ id: '1', quantity: 3, removed: 1, shipped: 0 },
		{ id: '2', quantity: 3, removed: 1, shipped: 0 }
	];
	expect(unitDifferences(own, there)).toEqual([{ lineItemId: 'lin_1', ours: 2, platform: 1 }]);
});

it('knows the fix for each kind, and where only a person can tell', () => {
	const drift = { tenderId: 'ten_1', refundId: 'rfd_1', oursUnits: null, platformUnits: null };
	expect(fixFor({ ...drift, kind: 'missing_here', refundId: null })).toBe('book');
	expect(fixFor({ ...drift, kind: 'missing_there' })).toBe('fail');
	expect(fixFor({ ...drift, kind: 'missing_there', refundId: null, tenderId: null })).toBeUndefined();
	expect(fixFor({ ...drift, kind: 'amount' })).toBeUndefined();
	expect(fixFor({ ...drift, kind: 'state' })).toBe('book');
	expect(fixFor({ ...drift, kind: 'state', tenderId: null })).toBe('push');
	expect(fixFor({ ...drift, kind: 'units', oursUnits: 0, platformUnits: 1 })).toBe('book');
	expect(fixFor({ ...drift, kind: 'units', oursUnits: 2, platformUnits: 1 })).toBe('push');
});
