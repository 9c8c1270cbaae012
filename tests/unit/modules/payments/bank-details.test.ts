import { expect, it } from 'vitest';
import { bankDetailsInput } from '../../../../src/lib/modules/payments/bank-details';
import { maskedAccount } from '../../../../src/lib/modules/payments/bank-names';

const iban = { scheme: 'iban', holder: ' Ada Lovelace ', iban: 'de89 3704 0044 0532 0130 00' };
const korean = { scheme: 'kr', holder: '김하나', bank: '088', account: '110-123-456789' };
const american = { scheme: 'us', holder: 'Ada', routing: '021000021', account: '1234 5678' };
const other = { scheme: 'other', holder: 'Ada', bank: 'Bank of Elsewhere', account: 'X-99-1234' };

it.each([
	[iban, '•••• 3000'],
	[korean, '신한은행 •••• 6789'],
	[american, '•••• 5678'],
	[other, 'Bank of Elsewhere •••• 1234']
])('shows of %j only the end', (given, masked) => {
	expect(maskedAccount(bankDetailsInput.parse(given))).toBe(masked);
});

it('keeps accounts as banks want them', () => {
	expect(bankDetailsInput.parse(iban)).toMatchObject({ holder: 'Ada Lovelace', iban: 'DE89370400440532013000' });
	expect(bankDetailsInput.parse(korean)).toMatchObject({ account: '110123456789' });
});

it.each([
	{ ...iban, iban: 'DE89370400440532013001' },
	{ ...iban, holder: ' ' },
	{ ...korean, bank: '999' },
	{ ...korean, account: '12-34' },
	{ ...american, routing: '021000022' },
	{ ...other, bank: '' },
	{ ...other, scheme: 'pigeon' }
])('refuses %j', (given) => {
	expect(bankDetailsInput.safeParse(given).success).toBe(false);
});
