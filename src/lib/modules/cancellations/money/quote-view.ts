import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { businessDaysLater } from '$lib/core/time';
import type { TenderFacts } from '../../orders/order';
import { OFFERS, type Quote } from '../../refunds/quote/quote-facts';
import { TENDER_KINDS } from '../../refunds/tender-kinds.data';

const minor = z.int();

/**
 * A quote as outsiders see it. `tax` and `discount`: what is in `worth` of either; `expected_by`: when the money should be
 * there if it were accepted now; `whole_only`: payments that can't give back a part.
 */
export const quote = z
	.object({
		id: idOf('qte'),
		hash: z.string(),
		expires_at: z.iso.datetime(),
		currency: z.string(),
		lines: z.array(z.object({ line_item: idOf('lin'), quantity: z.int(), amount: minor, tax: minor, discount: minor })),
		shipping: minor,
		shipping_tax: minor,
		fee: minor,
		fees: z.array(
			z.object({
				kind: z.enum(['cancellation', 'production']),
				amount: minor,
				percent: z.number().nullable(),
				base: minor
			})
		),
		adjustments: z.array(z.object({ kind: z.enum(['benefit_reversal', 'shipping_recharge']), amount: minor })),
		tax: minor,
		discount: minor,
		worth: minor,
		lowers_debt: minor,
		due: minor,
		tenders: z.array(z.object({ tender: idOf('ten'), amount: minor, expected_by: z.iso.datetime() })),
		whole_only: z.array(idOf('ten')),
		points_taken: z.int(),
		coupons: z.array(z.string()),
		refused: z.object({ code: z.string() }).optional(),
		offers: z.array(z.enum(OFFERS))
	})
	.meta({ title: 'Quote' });
export type QuoteView = z.infer<typeof quote>;

/** A quote as it is kept. */
export type KeptQuote = {
	readonly id: string;
	readonly hash: string;
	readonly content: Quote;
	readonly createdAt: Date;
	readonly expiresAt: Date;
};

export const quoteView = (kept: KeptQuote, tenders: readonly Arriving[]): QuoteView => {
	const { content } = kept;
	return {
		id: kept.id,
		hash: kept.hash,
		expires_at: kept.expiresAt.toISOString(),
		currency: content.currency,
		lines: content.lines.map(({ lineItemId, ...line }) => ({ line_item: lineItemId, ...line })),
		shipping: content.shipping,
		shipping_tax: content.shippingTax,
		fee: content.fee,
		fees: content.fees.map((fee) => ({ ...fee })),
		adjustments: content.adjustments.map(({ kind, amount }) => ({ kind, amount })),
		tax: content.tax,
		discount: content.discount,
		worth: content.worth,
		lowers_debt: content.lowersDebt,
		due: content.due,
		tenders: content.tenders.map(({ tenderId, amount }) => ({
			tender: tenderId,
			amount,
			expected_by: arrivalOf(tenderId, tenders, kept.createdAt).toISOString()
		})),
		whole_only: [...content.skipped],
		points_taken: content.pointsTaken,
		coupons: [...content.coupons],
		...(content.refused ? { refused: content.refused } : {}),
		offers: [...content.offers]
	};
};

type Arriving = Pick<TenderFacts, 'id' | 'kind'>;

/** When money sent at `from` on that tender should be with the shopper. */
export function arrivalOf(tenderId: string, tenders: readonly Arriving[], from: Date): Date {
	const tender = tenders.find(({ id }) => id === tenderId);
	return tender ? businessDaysLater(from, TENDER_KINDS[tender.kind].arrivesInDays) : from;
}
