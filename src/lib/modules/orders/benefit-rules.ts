import { z } from 'zod';

const amount = z.int().nonnegative();

const coupon = z
	.object({
		code: z.string().trim().min(1).max(200),
		amount: amount.optional(),
		percent: z.number().positive().max(100).optional(),
		minimum: amount
	})
	.refine(({ amount, percent }) => (amount === undefined) !== (percent === undefined), {
		error: 'either amount or percent',
		path: ['amount']
	});

/** What the shopper got because of how much the order was worth, kept to price a partial cancellation again. */
export const benefitRules = z
	.object({
		free_shipping_from: amount.optional(),
		shipping_otherwise: amount.optional(),
		coupons: z.array(coupon).optional()
	})
	.meta({ title: 'BenefitRules' });
export type BenefitRules = z.infer<typeof benefitRules>;
