import { no, yes, type Verdict } from '$lib/core/refusal';
import type { QuoteChange } from '../../refunds/quote/quote-change';
import type { Case } from '../case';

/** What an acceptance goes by where the money has changed against the shopper. */
export const PRICES = ['quoted', 'new'] as const;
export type Price = (typeof PRICES)[number];

type Asked = Pick<Case, 'origin' | 'onBehalf'>;

/** Who asked by themselves was promised the old amount, so the lower one needs their word; others are told. */
export const needsAgreement = ({ origin, onBehalf }: Asked): boolean => origin === 'customer' && !onBehalf;

/** Whether this choice settles a change that is against the shopper; without one, nothing is settled. */
export function settlesPrice(price: Price | undefined, it: Asked): Verdict<boolean> {
	if (price === 'new' && needsAgreement(it)) return no('quote.not_agreed');
	return yes(price !== undefined);
}

/** The quote an acceptance goes by: the newer one, unless it is against the shopper and nobody chose it. */
export const goesByNew = (change: QuoteChange | null, price: Price | undefined): boolean =>
	change === null || change.after > change.before || price === 'new';
