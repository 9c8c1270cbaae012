import { describe, expect, it } from 'vitest';
import { codeOf, reasonFrom, reasonTo, stepFor, type Standing } from '$lib/modules/cancellations/cafe24/codes';
import { REASONS } from '$lib/modules/settings/reasons';

const standing = (given: Partial<Standing>): Standing => ({
	...{ state: 'requested', origin: 'customer', released: false, onHold: false, due: 1000, secured: 1000, ...given }
});

describe('the status a case has there', () => {
	it.each([
		[{ state: 'requested' }, 'C00'],
		[{ state: 'in_progress' }, 'C10'],
		[{ state: 'in_progress', released: true }, 'C34'],
		[{ state: 'in_progress', released: true, onHold: true }, 'C36'],
		[{ state: 'canceled' }, 'C40'],
		[{ state: 'canceled', due: 0, secured: 0 }, 'C47'],
		[{ state: 'canceled', due: 0, secured: 0, origin: 'admin' }, 'C49'],
		[{ state: 'canceled', due: 0 }, 'C40'],
		[{ state: 'rejected' }, 'C11'],
		[{ state: 'withdrawn' }, undefined],
		[{ state: 'undone' }, undefined]
	] as const)('%j', (given, code) => expect(codeOf(standing(given))).toBe(code));
});

describe('what is still to be done for a claim', () => {
	it.each([
		['C00', undefined, 'file'],
		['C00', 'requested', 'same'],
		['C34', 'requested', 'start'],
		['C36', 'requested', 'hold'],
		['C40', 'requested', 'cancel'],
		['C11', 'requested', 'reject'],
		['C10', 'in_progress', 'same'],
		['C40', 'in_progress', 'cancel'],
		['C11', 'in_progress', 'ended'],
		['C00', 'canceled', 'same'],
		['C40', 'canceled', 'same'],
		['C11', 'canceled', 'ended'],
		['C11', 'rejected', 'same'],
		['C40', 'rejected', 'ended'],
		['C40', 'undone', 'ended'],
		['C47', undefined, 'cancel_unpaid']
	] as const)('%s, where ours is %s', (code, known, step) => expect(stepFor(code, known)).toBe(step));
});

it('has a reason there for each of ours, and reads the same fault back where it has one', () => {
	for (const reason of REASONS) expect(reasonFrom(reasonTo(reason))).toBeDefined();
	for (const reason of ['changed_mind', 'sold_out', 'defective', 'undeliverable', 'delay', 'other'] as const)
		expect(reasonFrom(reasonTo(reason))).toBe(reason);
	expect(reasonFrom('')).toBe('other');
	expect(reasonFrom('Z')).toBeUndefined();
});
