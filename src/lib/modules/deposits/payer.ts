import { z } from 'zod';
import { exponentOf } from '$lib/core/currency';
import { isIban, isRoutingNumber } from '../payments/account-numbers';

/** How the payer's bank is named: by its BIC, by a routing number of the United States, or not at all. */
export const PAYER_BANKS = ['none', 'bic', 'us'] as const;

const BIC = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/;
const tight = (most: number) =>
	z
		.string()
		.transform((text) => text.replace(/\s/g, '').toUpperCase())
		.pipe(z.string().min(1).max(most));

/** The shop's own account, which deposits in that currency are paid from. */
export const payerInput = z
	.object({
		currency: z
			.string()
			.transform((text) => text.trim().toUpperCase())
			.refine((code) => exponentOf(code).ok),
		name: z.string().trim().min(1).max(70),
		kind: z.enum(['iban', 'other']),
		account: tight(34),
		bank: z.enum(PAYER_BANKS),
		bank_id: z
			.string()
			.transform((text) => text.replace(/\s/g, '').toUpperCase())
			.default('')
	})
	.refine(({ kind, account }) => kind === 'other' || isIban(account), { path: ['account'] })
	.refine(({ bank, bank_id }) => isBank(bank, bank_id), { path: ['bank_id'] })
	.meta({ title: 'Payer' });
export type Payer = z.output<typeof payerInput>;

function isBank(bank: (typeof PAYER_BANKS)[number], id: string): boolean {
	if (bank === 'none') return true;
	return bank === 'bic' ? BIC.test(id) : isRoutingNumber(id);
}
