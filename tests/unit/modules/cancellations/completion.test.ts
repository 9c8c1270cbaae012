import { expect, it } from 'vitest';
import { completionOf, waivable, type CompletionFacts } from '$lib/modules/cancellations/completion';
import type { RefundState } from '$lib/modules/refunds/status';

const none = { refunds: [], waived: 0, lost: 0, supplierAwaited: false };
const card = (state: RefundState, amount = 100) => ({ kind: 'refund', external: true, state, amount }) as const;
const points = (state: RefundState, amount = 50) => ({ kind: 'refund', external: false, state, amount }) as const;
const of = (facts: Partial<CompletionFacts>) => completionOf({ ...none, due: 100, externalDue: 100, ...facts });

it.each(['planned', 'queued', 'submitted', 'pending', 'failed', 'on_hold', 'blocked_by_dispute', 'canceled'] as const)(
	'waits while the money is %s',
	(state) => expect(of({ refunds: [card(state)] })).toBe('wait')
);

it('completes when refunded, waived and lost reach the due', () => {
	expect(of({ refunds: [card('succeeded')] })).toBe('complete');
	expect(of({ refunds: [card('succeeded', 60)] })).toBe('wait');
	expect(of({ refunds: [card('succeeded', 60)], waived: 30, lost: 10 })).toBe('complete');
	expect(of({ refunds: [card('failed'), card('succeeded')] })).toBe('complete');
});

it('never completes over money on its way', () => {
	expect(of({ refunds: [card('pending', 40), card('succeeded', 60)], waived: 40 })).toBe('wait');
});

it('waits for an authorization to be voided', () => {
	const release = { kind: 'void', external: true, amount: 100 } as const;
	expect(of({ refunds: [{ ...release, state: 'queued' }] })).toBe('wait');
	expect(of({ refunds: [{ ...release, state: 'succeeded' }] })).toBe('complete');
});

it('waits for a supplier only where no external money waited for it', () => {
	expect(of({ due: 0, externalDue: 0, supplierAwaited: true })).toBe('wait');
	expect(of({ due: 0, externalDue: 0 })).toBe('complete');
	expect(of({ refunds: [card('succeeded')], supplierAwaited: true })).toBe('complete');
});

it('gives stored value back after external money was paid, waived or lost', () => {
	const mixed = { due: 150, externalDue: 100 };
	expect(of({ ...mixed, refunds: [card('queued'), points('planned')] })).toBe('wait');
	expect(of({ ...mixed, refunds: [card('canceled'), points('planned')], waived: 100 })).toBe('release_stored_value');
	expect(of({ ...mixed, refunds: [card('canceled'), points('planned')], lost: 100 })).toBe('release_stored_value');
	expect(of({ ...mixed, refunds: [card('succeeded'), points('succeeded')] })).toBe('complete');
});

it('waives only what is neither paid nor on its way', () => {
	const facts = { ...none, due: 150, externalDue: 100 };
	expect(waivable({ ...facts, refunds: [card('succeeded', 60), card('failed', 40), points('planned')] })).toBe(40);
	expect(waivable({ ...facts, refunds: [card('pending', 60)] })).toBe(0);
	expect(waivable({ ...facts, refunds: [card('succeeded')] })).toBe(0);
});
