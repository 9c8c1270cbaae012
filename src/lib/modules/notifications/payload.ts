import { z } from 'zod';

/** By what way money comes back, as a mail names it. */
export const WAYS = [
	'card',
	'original',
	'bank_deposit',
	'points',
	'store_credit',
	'gift_card',
	'manual',
	'void'
] as const;
export type Way = (typeof WAYS)[number];

/** When it is there: after so many days from the acceptance on, on a day, with the rest, or already. */
const arrival = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('days'), days: z.int() }),
	z.object({ kind: z.literal('on'), date: z.iso.datetime() }),
	z.object({ kind: z.literal('after_the_rest') }),
	z.object({ kind: z.literal('given_back') })
]);
export type Arrival = z.infer<typeof arrival>;

const refund = z.object({
	way: z.enum(WAYS),
	label: z.string(),
	amount: z.int(),
	arrival,
	trace: z.string().nullable(),
	detailsNeeded: z.boolean()
});
export type RefundLine = z.infer<typeof refund>;

export const SUMS = ['shipping', 'benefit_reversal', 'shipping_recharge', 'fee', 'lowers_debt', 'waived'] as const;

/**
 * How the items came to be canceled, as their reader knows it: they asked us; it was done where they bought them; they
 * withdrew from the contract, which is never called a cancellation; or the shop could not deliver.
 */
export const CAUSES = ['asked', 'elsewhere', 'withdrawal', 'shop'] as const;
export type Cause = (typeof CAUSES)[number];

/**
 * What every mail about a case says, frozen when the mail was ordered. Amounts are minor units of `currency`; `due` is what
 * comes back in all.
 */
export const casePayload = z.object({
	name: z.string(),
	order: z.string(),
	number: z.string(),
	/** What was written before it was known says nothing of it. */
	cause: z.enum(CAUSES).optional(),
	currency: z.string(),
	timeZone: z.string(),
	shopsFault: z.boolean(),
	items: z.array(z.object({ title: z.string(), quantity: z.int(), amount: z.int() })),
	sums: z.array(z.object({ kind: z.enum(SUMS), amount: z.int() })),
	due: z.int(),
	refunds: z.array(refund)
});
export type CasePayload = z.infer<typeof casePayload>;
