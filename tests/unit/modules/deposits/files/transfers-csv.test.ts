import { expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import { transfersCsv } from '../../../../../src/lib/modules/deposits/files/transfers-csv.server';
import type { Transfer } from '../../../../../src/lib/modules/deposits/files/transfer';
import type { BankDetails } from '../../../../../src/lib/modules/payments/bank-details';

const transfer = (details: BankDetails, over: Partial<Transfer> = {}): Transfer => ({
	...{ reference: 'rfd-1', amount: 1234, currency: 'USD', details, order: '2044', case: 'C-1' },
	...over
});

const rows = (transfers: readonly Transfer[]): unknown[] => parse(transfersCsv(transfers, 'UTC'), { columns: true });

it('has a row for each transfer, amounts by the currency’s digits', () => {
	const read = rows([
		transfer({ scheme: 'iban', holder: 'Ada', iban: 'DE89370400440532013000' }, { currency: 'EUR' }),
		transfer({ scheme: 'kr', holder: '김하나', bank: '088', account: '110123456789' }, { currency: 'KRW' }),
		transfer({ scheme: 'us', holder: 'Bo', routing: '021000021', account: '000123456789' })
	]);
	expect(read).toMatchObject([
		{ reference: 'rfd-1', amount: '12.34', currency: 'EUR', iban: 'DE89370400440532013000', account: '' },
		{ amount: '1234', holder: '김하나', account: '110123456789', bank_code: '088', bank: '신한은행' },
		{ amount: '12.34', account: '000123456789', bank_code: '021000021', text: 'Refund 2044 C-1' }
	]);
});

it('keeps a spreadsheet from working out what somebody typed as their name', () => {
	const details = { scheme: 'other', holder: '=HYPERLINK("http://evil")', bank: '@SUM(A1)', account: '+4412' } as const;
	expect(rows([transfer(details)])).toMatchObject([
		{ holder: `'=HYPERLINK("http://evil")`, bank: `'@SUM(A1)`, account: `'+4412` }
	]);
});
