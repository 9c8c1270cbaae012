import type { BankDetails } from './bank-details';
import { koreanBank } from './korean-banks';

/** The bank's name as people know it; none where the account says it. */
export function bankOf(details: BankDetails): string {
	if (details.scheme === 'kr') return koreanBank(details.bank) ?? '';
	return details.scheme === 'other' ? details.bank : '';
}

/** What people may see of an account: enough to know it again. */
export function maskedAccount(details: BankDetails): string {
	const account = details.scheme === 'iban' ? details.iban : details.account;
	return `${bankOf(details)} •••• ${account.slice(-4)}`.trim();
}
