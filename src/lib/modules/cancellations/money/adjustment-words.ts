import { m } from '$lib/paraglide/messages';
import type { AdjustmentKind } from '../../refunds/quote/quote-facts';
import type { Said } from '../words';

/** What a quote adds or takes, for whoever reads it: apart from the desk's words, which no shopper's page loads. */
const ADJUSTMENTS: Said<AdjustmentKind> = {
	benefit_reversal: m.word_adjustment_benefit_reversal,
	shipping_recharge: m.word_adjustment_shipping_recharge
};
export const adjustmentWord = (kind: AdjustmentKind): string => ADJUSTMENTS[kind]();
