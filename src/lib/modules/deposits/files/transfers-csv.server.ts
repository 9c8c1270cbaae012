import { money } from '$lib/core/money';
import { csvOf } from '$lib/server/csv';
import type { BankDetails } from '../../payments/bank-details';
import { bankOf } from '../../payments/bank-names';
import { remittanceOf, type Transfer } from './transfer';

const HEADER = [
	...['reference', 'amount', 'currency', 'holder', 'account_kind', 'iban', 'account', 'bank_code', 'bank'],
	...['text', 'order', 'cancellation']
] as const;

/** The transfers as a table, for banks that take one; texts that a spreadsheet would work out are kept from it. */
export const transfersCsv = (transfers: readonly Transfer[], timeZone: string): string =>
	csvOf([HEADER, ...transfers.map(rowOf)], timeZone);

function rowOf(transfer: Transfer) {
	const { reference, amount, currency, details, order, case: number } = transfer;
	return [
		...[reference, money(amount, currency), currency, details.holder, details.scheme, ...accountOf(details)],
		...[remittanceOf(transfer), order, number]
	];
}

/** IBAN, account, the bank's code and its name, as far as the account has them. */
function accountOf(details: BankDetails): readonly string[] {
	if (details.scheme === 'iban') return [details.iban, '', '', ''];
	const code = details.scheme === 'us' ? details.routing : details.scheme === 'kr' ? details.bank : '';
	return ['', details.account, code, bankOf(details)];
}
