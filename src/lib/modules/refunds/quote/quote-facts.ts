import type { Minor } from '$lib/core/money';
import type { RefusalCode } from '$lib/core/refusal';
import type { Discount, SupplierOrderState } from '$lib/modules/orders/order';
import type { TenderName } from '$lib/modules/orders/tenders/tender-names';
import type { Units } from '$lib/modules/orders/units';
import type { Origin } from '$lib/modules/settings/origins';
import type { Policy } from '$lib/modules/settings/policy';
import type { Reason } from '$lib/modules/settings/reasons';

/** `net`: gross less the line's own discount; `paid`: `net` less its share of the order's; `tax` is inside `paid`. */
export type LineFacts = {
	readonly id: string;
	readonly position: number;
	readonly quantity: number;
	/** A line with a price of 0 is a free gift, not goods. */
	readonly priced: boolean;
	readonly net: Minor;
	/** Of all its units: its own and its share of the order's. */
	readonly discount: Minor;
	readonly paid: Minor;
	readonly tax: Minor;
	readonly supplier: string | null;
	readonly personalized: boolean;
	/** How far its supplier's order is; null for goods from our shelf. */
	readonly supplierState: SupplierOrderState | null;
	readonly units: Units;
};
export type ChargeFacts = {
	readonly id: string;
	readonly kind: string;
	readonly amount: Minor;
	readonly tax: Minor;
	readonly supplier: string | null;
};
/** `remaining`: see `remainingOn`; when a case is quoted again, its own reservations count as remaining. */
export type TenderFacts = {
	readonly id: string;
	readonly position: number;
	readonly kind: TenderName;
	readonly remaining: Minor;
	readonly canPartial: boolean;
};
export type CouponRule = {
	readonly code: string;
	readonly amount?: Minor | undefined;
	readonly percent?: number | undefined;
	readonly minimum: Minor;
};
/** The order's snapshot of what its benefits hung on. */
export type BenefitRules = {
	readonly free_shipping_from?: Minor | undefined;
	readonly shipping_otherwise?: Minor | undefined;
	readonly coupons?: readonly CouponRule[] | undefined;
};
/** Of the order's lines and charges, by their ids. The total may be more than its parts. */
export type GivenUp = {
	readonly total: Minor;
	readonly parts: readonly { readonly id: string; readonly amount: Minor }[];
};
export type OrderFacts = {
	readonly currency: string;
	readonly region: string;
	readonly total: Minor;
	/** `owedOf(…)` without this case. */
	readonly owed: Minor;
	/** The price of goods that ship though the shopper has it back, without this case: an undo with an accepted loss. */
	readonly givenUp?: GivenUp | undefined;
	/** Awaiting payment (T2): nothing external was paid, so no fee is kept of its points either. */
	readonly unpaid?: boolean | undefined;
	/** Largest step of its external tenders; 1 nearly always. */
	readonly step: number;
	readonly lines: readonly LineFacts[];
	readonly charges: readonly ChargeFacts[];
	readonly discounts: readonly Pick<Discount, 'amount' | 'coupon' | 'singleUse'>[];
	readonly pointsEarned: number;
	/** From its placement to when the case was asked for. */
	readonly hoursOld: number;
	readonly benefits: BenefitRules | null;
	readonly tenders: readonly TenderFacts[];
};

export type AdjustmentKind = 'benefit_reversal' | 'shipping_recharge';
export type Adjustment = { readonly kind: AdjustmentKind; readonly amount: Minor; readonly tax: Minor };
/** `tax` is inside `amount`; `discount`: what these units had been cheaper by. */
export type QuoteLine = {
	readonly lineItemId: string;
	readonly quantity: number;
	readonly amount: Minor;
	readonly tax: Minor;
	readonly discount: Minor;
};
export type QuoteCharge = { readonly chargeId: string; readonly amount: Minor; readonly tax: Minor };
/**
 * What the shop keeps: for a change of mind, or of goods already being made. With `percent` it is that of `base`, rounded
 * down; without, a flat amount.
 */
export type QuoteFee = {
	readonly kind: 'cancellation' | 'production';
	readonly amount: Minor;
	readonly percent: number | null;
	readonly base: Minor;
};
export type TenderAmount = { readonly tenderId: string; readonly amount: Minor };

/** Another live case of the order. Make it with `caseFacts(id, state, quote)` from the quote frozen in that case. */
export type CaseFacts = {
	readonly id: string;
	readonly state: 'requested' | 'in_progress' | 'canceled';
	readonly lines: readonly QuoteLine[];
	readonly charges: readonly QuoteCharge[];
	readonly adjustments: readonly Adjustment[];
	readonly fee: Minor;
	readonly worth: Minor;
	readonly givenUp?: GivenUp | undefined;
	readonly pointsTaken: number;
	readonly coupons: readonly string[];
};

export type SelectedItem = {
	readonly lineItemId: string;
	readonly quantity: number;
	readonly reason?: Reason | null | undefined;
};
export type QuoteInput = {
	readonly order: OrderFacts;
	/** Live cases of the order other than the one quoted. */
	readonly others: readonly CaseFacts[];
	readonly selection: readonly SelectedItem[];
	readonly origin: Origin;
	readonly policy: Pick<
		Policy,
		'partial' | 'shipping_partial' | 'tenders' | 'fee' | 'fee_rules' | 'free_minutes' | 'personalized_keep' | 'reasons'
	>;
};

export const OFFERS = ['keep', 'cancel_everything', 'other_route'] as const;
export type Offer = (typeof OFFERS)[number];

/**
 * The exact money of a case. `lines` names every unit that goes: free gifts go with the last goods, though not selected.
 * `worth = Σ lines + shipping + Σ adjustments − fee`; `due = worth − lowersDebt` within what remains on the tenders;
 * `lowersDebt` has in it what an undo had given up of these parts (`givenUp`): they were never paid again;
 * `Σ tenders = due − shortfall`. `refused`: the shopper can't send it; staff may accept it knowingly. `tax` and `discount`:
 * what is in it of either, the fee's tax taken off. `skipped`: tenders that can't give back a part. `pointsTaken` of those
 * the order earned, and `coupons` set free, follow when the case is done.
 */
export type Quote = {
	readonly currency: string;
	readonly lines: readonly QuoteLine[];
	readonly charges: readonly QuoteCharge[];
	readonly shipping: Minor;
	readonly shippingTax: Minor;
	readonly fee: Minor;
	readonly fees: readonly QuoteFee[];
	readonly feeTax: Minor;
	readonly adjustments: readonly Adjustment[];
	readonly tax: Minor;
	readonly discount: Minor;
	readonly worth: Minor;
	readonly lowersDebt: Minor;
	readonly givenUp?: GivenUp | undefined;
	readonly due: Minor;
	readonly tenders: readonly TenderAmount[];
	readonly shortfall: Minor;
	readonly skipped: readonly string[];
	readonly pointsTaken: number;
	readonly coupons: readonly string[];
	/** The order's last goods, before anything shipped. */
	readonly sweep: boolean;
	readonly offers: readonly Offer[];
	readonly refused?: { readonly code: RefusalCode };
};

/** A quote kept by an older version, with what came later at nothing. */
export const wholeQuote = (kept: Quote): Quote => ({
	...{ fees: [], feeTax: 0, tax: 0, discount: 0, skipped: [], pointsTaken: 0, coupons: [] },
	...kept,
	lines: kept.lines.map((line) => ({ ...line, discount: line.discount ?? 0 }))
});
