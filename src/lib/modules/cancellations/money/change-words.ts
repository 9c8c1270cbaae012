import { m } from '$lib/paraglide/messages';
import type { ChangedPart, QuoteChange } from '../../refunds/quote/quote-change';
import type { Said } from '../words';

const PARTS: Said<ChangedPart> = {
	items: m.quote_part_items,
	shipping: m.quote_part_shipping,
	adjustments: m.quote_part_adjustments,
	fee: m.quote_part_fee,
	production: m.quote_fee_production,
	debt: m.quote_part_debt,
	payments: m.quote_part_payments
};

/** A change with its reasons in words. */
export const changeTold = ({ before, after, parts }: QuoteChange) => ({
	before,
	after,
	/** Said here, so that a shopper's page needs not bring the words. */
	words: { sum: m.quote_change_sum(), before: m.quote_change_before(), after: m.quote_change_after() },
	rows: parts.map(({ part, ...amounts }) => ({ ...amounts, label: PARTS[part]() }))
});
export type ChangeTold = ReturnType<typeof changeTold>;
