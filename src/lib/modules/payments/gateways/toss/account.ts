import type { BankDetails } from '../../bank-details';

/** Where Toss pays to, in its own words. */
export type ReceiveAccount = { readonly bank: string; readonly accountNumber: string; readonly holderName: string };

/** Its codes are the clearing institute's without the leading zero, but for one bank. */
const OTHER_CODES: Readonly<Record<string, string>> = { '004': '06' };

/** The account a virtual account's money is sent to; nothing for one that is not Korean. */
export function receiveAccount(details: BankDetails): ReceiveAccount | undefined {
	if (details.scheme !== 'kr') return undefined;
	const { bank, account: accountNumber, holder: holderName } = details;
	return { bank: OTHER_CODES[bank] ?? bank.slice(1), accountNumber, holderName };
}
