import type { Quote } from '../../refunds/quote/quote-facts';
import type { Reason } from '../../settings/reasons';

/** Why it can't be sent off, or what comes back; a seller is told nothing of money. */
export type Judged = {
	readonly refused: string | undefined;
	readonly quote: { readonly id: string; readonly content: Quote } | null;
};

/** What a partner looks over before it cancels. `unsaid`: how many items still need a reason. */
export type PartnerReview = Judged & {
	readonly order: { readonly id: string; readonly number: string; readonly currency: string };
	readonly whole: boolean;
	readonly items: readonly {
		readonly id: string;
		readonly title: string;
		readonly sku: string;
		readonly quantity: number;
		readonly reason: Reason | null;
		readonly of: number;
	}[];
	readonly reasons: readonly { readonly value: Reason; readonly label: string }[];
	readonly unsaid: number;
};
