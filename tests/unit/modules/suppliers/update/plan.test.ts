import { expect, it } from 'vitest';
import { planUpdate, type Known, type UpdateRow } from '$lib/modules/suppliers/update/plan';

const known = (over: Partial<Known>): Known => ({
	id: 'sor_1',
	orderId: 'ord_1',
	order: '20431',
	supplierId: 'sup_1',
	supplierName: 'Potters',
	kind: 'letter',
	terms: { cancelableUntil: 'placed', backPlaced: 100, backInProduction: 0, answerHours: 24, silence: 'escalate' },
	site: '',
	locale: 'en',
	state: 'placed',
	stateAt: null,
	stateBy: null,
	number: '',
	outside: '',
	readFailures: 0,
	readTrouble: null,
	cost: null,
	costCurrency: null,
	...over
});
const row = (over: Partial<UpdateRow>): UpdateRow => ({
	...{ line: 2, order: '20431', supplier: 'Potters', status: 'shipped', number: '', cost: '', currency: '' },
	...over
});
const read = (rows: readonly UpdateRow[], of: readonly Known[] = [known({})]) => planUpdate(rows, of);

it('reads our own words for a status however they are written, with number and cost where they are given', () => {
	const { changes, troubles } = read([
		row({ status: ' In Production', number: 'P-7', cost: '18.40', currency: 'usd' })
	]);
	expect(troubles).toEqual([]);
	expect(changes[0]?.told).toEqual({
		state: 'in_production',
		number: 'P-7',
		cost: { amount: 1840, currency: 'USD' }
	});
});

it('reads a supplier’s own words by its kind, and keeps them', () => {
	const ali = known({ kind: 'aliexpress' });
	const { changes } = read([row({ status: 'WAIT_BUYER_ACCEPT_GOODS' })], [ali]);
	expect(changes[0]?.told).toEqual({ state: 'shipped', outside: 'WAIT_BUYER_ACCEPT_GOODS' });
});

it('counts what is only confirmed', () => expect(read([row({ status: 'placed' })]).same).toBe(1));

it.each([
	['no_such_order', [row({ order: '1' })]],
	['no_such_order', [row({ supplier: 'Somebody' })]],
	['status_unknown', [row({ status: 'WAIT_BUYER_ACCEPT_GOODS' })]],
	['cost_unreadable', [row({ cost: '1.5', currency: 'KRW' })]],
	['cost_unreadable', [row({ cost: 'ten', currency: 'USD' })]],
	['named_twice', [row({}), row({ line: 3 })]]
] as const)('leaves out a row and says why: %s', (kind, rows) => {
	const plan = read(rows);
	expect(plan.troubles.map((trouble) => trouble.kind)).toEqual([kind]);
	expect(plan.changes).toHaveLength(rows.length - 1);
});
