import { expect, it } from 'vitest';
import { withoutNotes, type Note } from '../../../../../src/lib/modules/cancellations/channels/notes';
import type { Movement } from '../../../../../src/lib/modules/payments/gateway';

const movement = (reference: string, more: Partial<Movement> = {}): Movement => ({
	...{ key: null, kind: 'refund', amount: 500, currency: 'USD', at: new Date(0), noted: true, ...more },
	receipt: { state: 'succeeded', reference, trace: null }
});
const note = (more: Partial<Note> = {}): Note => ({
	...{ push: 'psh_1', refund: 'rfd_1', amount: 500, as: null, open: true, byHand: false, reference: null, ...more }
});
const told = (
	movements: readonly Movement[],
	notes: readonly Note[],
	ours: { id: string; reference: string }[] = []
) => {
	const { moved, entered } = withoutNotes(movements, notes, ours);
	return [moved.map(({ receipt }) => receipt.reference), entered];
};

it('tells an echo of our own note, whatever became of its refund, from money that moved', () => {
	const echo = movement('1', { key: 'rfd_1' });
	expect(told([echo, movement('2', { key: 'rfd_2' })], [note({ open: false })])).toEqual([['2'], []]);
	expect(told([movement('1')], [note({ as: '1', open: false })])).toEqual([[], []]);
});

it('takes what somebody entered there for one open note of the same amount, and no more', () => {
	const entry = { push: 'psh_1', as: '1' };
	expect(told([movement('1'), movement('2')], [note()])).toEqual([['2'], [entry]]);
	expect(told([movement('1', { amount: 499 })], [note()])).toEqual([['1'], []]);
	expect(told([movement('1')], [note({ open: false })])).toEqual([['1'], []]);
	expect(told([movement('1')], [note()], [{ id: 'rfd_9', reference: '1' }])).toEqual([['1'], []]);
});

it('takes money that left there only for what staff said they had made by hand', () => {
	const paid = (({ noted: _, ...rest }) => rest)(movement('1'));
	expect(told([paid], [note()])).toEqual([['1'], []]);
	expect(told([paid], [note({ byHand: true })])).toEqual([[], [{ push: 'psh_1', as: '1' }]]);
	expect(told([paid], [note({ reference: '1' })], [{ id: 'rfd_1', reference: '1' }])).toEqual([
		[],
		[{ push: 'psh_1', as: '1' }]
	]);
});
