import { expect, it } from 'vitest';
import { payerInput } from '../../../../src/lib/modules/deposits/payer';

const payer = {
	currency: 'eur',
	name: ' Rescind Goods ',
	kind: 'iban',
	account: 'fr14 2004 1010 0505 0001 3m02 606',
	bank: 'none'
};
const wrong = (over: Readonly<Record<string, unknown>>) =>
	payerInput.safeParse({ ...payer, ...over }).error?.issues.map(({ path }) => path.join('.'));

it('takes an account as people type it', () => {
	expect(payerInput.parse(payer)).toEqual({
		...{
			currency: 'EUR',
			name: 'Rescind Goods',
			kind: 'iban',
			account: 'FR1420041010050500013M02606',
			bank: 'none',
			bank_id: ''
		}
	});
	expect(payerInput.parse({ ...payer, bank: 'bic', bank_id: 'bnpa frpp' }).bank_id).toBe('BNPAFRPP');
});

it.each([
	[{ currency: 'EURO' }, ['currency']],
	[{ currency: 'ZZZ' }, ['currency']],
	[{ name: '' }, ['name']],
	[{ name: 'x'.repeat(71) }, ['name']],
	[{ account: 'FR1420041010050500013M02607' }, ['account']],
	[{ kind: 'other', account: '1'.repeat(35) }, ['account']],
	[{ bank: 'bic', bank_id: 'BNPA1RPP' }, ['bank_id']],
	[{ bank: 'us', bank_id: '021000022' }, ['bank_id']],
	[{ bank: 'us' }, ['bank_id']]
])('finds what is wrong with %j', (over, paths) => {
	expect(wrong(over)).toEqual(paths);
});
