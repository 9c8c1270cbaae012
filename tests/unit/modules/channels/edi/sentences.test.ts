import { expect, it } from 'vitest';
import { sentencesOf } from '$lib/modules/channels/edi/sentences';

it('says what a change wants line by line, without codes', () =>
	expect(
		sentencesOf({
			...{ kind: 'change', number: 'PO-1', day: '20260302', whole: false },
			lines: [
				{ line: '1', sku: 'LAMP', action: 'delete', quantity: null },
				{ line: '2', sku: '', action: 'decrease', quantity: 3 },
				{ line: '3', sku: 'PEN', action: 'other', quantity: null }
			]
		})
	).toEqual([
		'Order PO-1 is to change; lines named: 3.',
		'Line 1 (LAMP) is taken off.',
		'Line 2: fewer units; the message says 3.',
		'Line 3 (PEN) changes in another way, which is no cancellation.'
	]));

it('never takes a receipt for an answer', () => {
	const receipt = { kind: 'receipt', of: '77', accepted: true, sets: [] } as const;
	expect(sentencesOf(receipt)).toEqual([
		'77 was received and could be read.',
		'That says nothing of whether it is done.'
	]);
	expect(sentencesOf({ ...receipt, accepted: false })[0]).toContain('could not be read');
});

it('says an order, a no with its reason, and what it can’t read', () => {
	const line = { line: '1', sku: 'LAMP', title: 'Walnut lamp', quantity: 2, price: '12.50' };
	const order = {
		kind: 'order',
		number: 'PO-1',
		day: '',
		currency: 'USD',
		buyer: '',
		email: '',
		lines: [line]
	} as const;
	expect(sentencesOf(order)).toEqual([
		'Somebody orders under the number PO-1; lines: 1.',
		'Line 1: 2 × Walnut lamp, 12.50 USD each.'
	]);
	const answer = { kind: 'answer', to: 'change', number: 'PO-1', day: '', answer: 'rejected', lines: [] } as const;
	expect(sentencesOf({ ...answer, note: 'It shipped.' })).toEqual([
		'The change of order PO-1: rejected.',
		'It adds: It shipped.'
	]);
	expect(sentencesOf({ trouble: 'number_missing' })).toEqual(['It does not say which order it is about.']);
});
