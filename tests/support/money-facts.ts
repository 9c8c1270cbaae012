import type { LineFacts, OrderFacts, QuoteInput, TenderFacts } from '$lib/modules/refunds/quote/quote-facts';
import { newUnits } from '$lib/modules/orders/units';
import { DEFAULT_POLICY } from '$lib/modules/settings/policy';
import { sum } from '$lib/core/money';

type LineGiven = Partial<LineFacts> & { readonly paid: number };

/** An order line with one unit and no tax unless told otherwise. */
export const lineOf = (given: LineGiven, at = 0): LineFacts => {
	const quantity = given.quantity ?? 1;
	return {
		id: `lin_${at + 1}`,
		position: at + 1,
		priced: given.paid > 0,
		net: given.paid,
		discount: 0,
		tax: 0,
		supplier: null,
		personalized: false,
		supplierState: null,
		units: newUnits(quantity),
		...given,
		quantity
	};
};

export const tenderOf = (
	kind: TenderFacts['kind'],
	remaining: number,
	position = 1,
	canPartial = true
): TenderFacts => ({
	id: `ten_${position}`,
	position,
	kind,
	remaining,
	canPartial
});

/** A US order of these lines and shipping, wholly paid by card unless told otherwise. */
export function orderOf(
	lines: readonly LineGiven[],
	given: Partial<OrderFacts> & { shipping?: number } = {}
): OrderFacts {
	const { shipping = 0, ...rest } = given;
	const made = lines.map(lineOf);
	const total = sum(made.map(({ paid }) => paid)) + shipping;
	return {
		currency: 'USD',
		region: 'US',
		total,
		owed: 0,
		step: 1,
		lines: made,
		charges: shipping > 0 ? [{ id: 'chg_1', kind: 'shipping', amount: shipping, tax: 0, supplier: null }] : [],
		discounts: [],
		pointsEarned: 0,
		hoursOld: 1,
		benefits: null,
		tenders: [tenderOf('card', total)],
		...rest
	};
}

/** A shopper's change of mind under the default policy, unless told otherwise. */
export const inputOf = (
	order: OrderFacts,
	selection: readonly (readonly [line: number, quantity: number])[],
	given: Omit<Partial<QuoteInput>, 'policy'> & { policy?: Partial<QuoteInput['policy']> } = {}
): QuoteInput => ({
	order,
	others: [],
	selection: selection.map(([line, quantity]) => ({ lineItemId: `lin_${line}`, quantity, reason: 'changed_mind' })),
	origin: 'customer',
	...given,
	policy: { ...DEFAULT_POLICY, ...given.policy }
});
