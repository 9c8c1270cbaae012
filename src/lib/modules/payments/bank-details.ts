import { z } from 'zod';
import { isIban, isRoutingNumber } from './account-numbers';
import { KOREAN_BANKS } from './korean-banks.data';

const holder = z.string().trim().min(1).max(100);
const digits = (least: number, most: number) =>
	z
		.string()
		.transform((text) => text.replace(/[\s-]/g, ''))
		.pipe(z.string().regex(new RegExp(`^\\d{${least},${most}}$`)));

/** Where a shopper's money can be sent when it can't go back the way it came. */
export const bankDetailsInput = z
	.discriminatedUnion('scheme', [
		z.object({
			scheme: z.literal('iban'),
			holder,
			iban: z
				.string()
				.transform((text) => text.replace(/\s/g, '').toUpperCase())
				.refine(isIban)
		}),
		z.object({ scheme: z.literal('kr'), holder, bank: z.string().refine(isKoreanBank), account: digits(10, 16) }),
		z.object({
			scheme: z.literal('us'),
			holder,
			routing: z.string().trim().refine(isRoutingNumber),
			account: digits(4, 17)
		}),
		z.object({
			scheme: z.literal('other'),
			holder,
			bank: z.string().trim().min(1).max(100),
			account: z.string().trim().min(4).max(50)
		})
	])
	.meta({ title: 'BankDetails' });
export type BankDetails = z.output<typeof bankDetailsInput>;

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

const koreanBank = (code: string) => Object.entries(KOREAN_BANKS).find(([known]) => known === code)?.[1];

function isKoreanBank(code: string): boolean {
	return koreanBank(code) !== undefined;
}
