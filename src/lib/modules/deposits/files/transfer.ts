import type { Minor } from '$lib/core/money';
import type { BankDetails } from '../../payments/bank-details';

/** One deposit, with the account in full: only ever in a file that is being written. */
export type Transfer = {
	readonly reference: string;
	readonly amount: Minor;
	readonly currency: string;
	readonly details: BankDetails;
	readonly order: string;
	readonly case: string;
};

/** What stands on the customer's statement. */
export const remittanceOf = ({ order, case: number }: Pick<Transfer, 'order' | 'case'>): string =>
	`Refund ${order} ${number}`;
