import { z } from 'zod';
import { isIban, isRoutingNumber } from './account-numbers';
import { isKoreanBank } from './korean-banks';

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
