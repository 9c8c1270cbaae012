import { expect, it } from 'vitest';
import type { Movement } from '../../../../src/lib/modules/payments/gateway';
import { differencesOf } from '../../../../src/lib/modules/refunds/differences';
import type { Ours } from '../../../../src/lib/modules/refunds/movement-match';

const ours = (over: Partial<Ours> = {}): Ours => ({
	...{ id: 'rfd_1', state: 'succeeded', amountMinor: 600, method: 'original_payment', reference: 're_1' },
	...over
});
const failure = { code: 'declined', words: 'No', retry: 'never' } as const;
const theirs = (state: 'succeeded' | 'pending' | 'failed' = 'succeeded', over: Partial<Movement> = {}): Movement => ({
	...{ key: null, kind: 'refund', amount: 600, currency: 'USD', at: new Date(0) },
	receipt: state === 'failed' ? { state, reference: 're_1', failure } : { state, reference: 're_1', trace: null },
	...over
});
const kinds = (...args: Parameters<typeof differencesOf>) => differencesOf(...args).map(({ kind }) => kind);

it.each([
	['the same on both sides', [ours()], [theirs()], []],
	['ours found by its key', [ours({ state: 'pending', reference: null })], [theirs('pending', { key: 'rfd_1' })], []],
	['nothing that moved', [ours({ state: 'failed' })], [theirs('failed')], []],
	['a refund nobody here made', [], [theirs()], ['missing_here']],
	['a refund we hold for failed', [ours({ state: 'failed' })], [theirs()], ['missing_here']],
	['one that is only planned here', [ours({ state: 'planned', reference: null })], [theirs()], ['missing_here']],
	['a pending one nobody here made', [], [theirs('pending')], []],
	['one the gateway never made', [ours()], [], ['missing_there']],
	['one that is still asked for', [ours({ state: 'submitted', reference: null })], [], []],
	['one that staff made by hand', [ours({ method: 'manual', reference: 'slip 7' })], [], []],
	['another amount', [ours()], [theirs('succeeded', { amount: 500 })], ['amount']],
	['a late failure we did not hear of', [ours()], [theirs('failed')], ['state']],
	['a success we did not hear of', [ours({ state: 'pending' })], [theirs()], ['state']]
] as const)('%s', (_, mine, listed, found) => {
	expect(kinds([...mine], [...listed])).toEqual(found);
});

it('says what each side holds', () => {
	expect(differencesOf([ours({ state: 'pending' })], [theirs()])).toEqual([
		{
			...{ kind: 'state', refundId: 'rfd_1', reference: 're_1' },
			...{ ours: { amount: 600, state: 'pending' }, theirs: { amount: 600, state: 'succeeded' } }
		}
	]);
});
