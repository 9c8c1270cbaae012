import { expect, it } from 'vitest';
import { schemeFor } from '../../../../../../src/lib/modules/cancellations/shopper/bank/bank-form';
import { readBank } from '../../../../../../src/lib/modules/cancellations/shopper/bank/read-bank';

const posted = (fields: Record<string, string>) => readBank((name) => fields[name] ?? '');

it('asks for the kind of account that people there have', () => {
	expect(schemeFor({ region: 'KR', currency: 'KRW' })).toBe('kr');
	expect(schemeFor({ region: 'DE', currency: 'EUR' })).toBe('iban');
	expect(schemeFor({ region: 'US', currency: 'USD' })).toBe('us');
	expect(schemeFor({ region: 'JP', currency: 'JPY' })).toBe('other');
});

it('takes an account with its spaces', () => {
	expect(posted({ scheme: 'iban', holder: 'Ada', iban: 'DE89 3704 0044 0532 0130 00' })).toEqual({
		details: { scheme: 'iban', holder: 'Ada', iban: 'DE89370400440532013000' }
	});
});

it('names every field that is wrong, and keeps what was typed', () => {
	const read = posted({ scheme: 'kr', holder: '', bank: '', account: '12' });
	expect(read).toMatchObject({
		answer: {
			scheme: 'kr',
			wrong: {
				holder: 'Please enter the name of the account holder.',
				bank: 'Please choose or enter the bank.',
				account: 'This account number is not right. Please check it.'
			},
			given: { account: '12' }
		}
	});
});
