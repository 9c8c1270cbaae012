import { expect, it } from 'vitest';
import { storeWaitsFor, type StoreFacts } from '../../../../../src/lib/modules/cancellations/channels/store-waits';

const FREE: StoreFacts = {
	...{ after: 'grace', state: 'in_progress', supplierSilent: false, supplierRefuses: false },
	...{ moneyOut: false, storePays: false, moneyWaits: false }
};
const ALL = { supplierSilent: true, supplierRefuses: true, moneyOut: true, moneyWaits: true };

it.each<[string, Partial<StoreFacts>, ReturnType<typeof storeWaitsFor>]>([
	['at once, whatever is open', { ...ALL, after: 'grace' }, null],
	['after an answer: nobody was asked', { after: 'supplier_answer', moneyOut: true }, null],
	['after an answer: none came', { after: 'supplier_answer', supplierSilent: true }, 'supplier_answer'],
	[
		'after an answer: a no that nobody decided about',
		{ after: 'supplier_answer', supplierRefuses: true },
		'supplier_answer'
	],
	[
		'after an answer: a no once all is over',
		{ after: 'supplier_answer', supplierRefuses: true, state: 'canceled' },
		null
	],
	[
		'after an answer: none yet, though all is over',
		{ after: 'supplier_answer', supplierSilent: true, state: 'canceled' },
		'supplier_answer'
	],
	['after the refund: no money goes', { after: 'refund' }, null],
	['after the refund: it is out', { after: 'refund', moneyOut: true }, 'refund'],
	[
		'after the refund: it waits for a supplier',
		{ after: 'refund', moneyOut: true, moneyWaits: true },
		'supplier_answer'
	],
	['after the refund: the store pays it', { after: 'refund', moneyOut: true, storePays: true }, null],
	[
		'after the refund: the store’s waits for a supplier',
		{ after: 'refund', moneyOut: true, storePays: true, moneyWaits: true },
		'supplier_answer'
	],
	['after the refund: all is over', { ...ALL, after: 'refund', state: 'canceled' }, null]
])('%s', (_, facts, waits) => {
	expect(storeWaitsFor({ ...FREE, ...facts })).toBe(waits);
});
