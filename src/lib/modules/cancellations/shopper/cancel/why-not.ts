import type { RefusalCode } from '$lib/core/refusal';
import type { LineFacts } from '../../../orders/order';
import { mayAsk, mayCancelLine, type EligibilityFacts } from '../../eligibility';

/** Why nothing, or a line, can't be canceled by the shopper; each with what to do instead. */
export type WhyNot =
	| 'shipped'
	| 'packing'
	| 'held'
	| 'canceled'
	| 'personalized'
	| 'excluded'
	| 'window_closed'
	| 'too_far_along'
	| 'switched_off'
	| 'all_handled';

const BY_CODE: Partial<Record<RefusalCode, WhyNot>> = {
	'cancellation.already_shipped': 'shipped',
	'cancellation.in_fulfillment': 'packing',
	'cancellation.too_many_units': 'held',
	'cancellation.personalized': 'personalized',
	'cancellation.excluded': 'excluded',
	'cancellation.window_closed': 'window_closed',
	'cancellation.too_far_along': 'too_far_along',
	'cancellation.direct_requests_off': 'switched_off',
	'cancellation.order_fully_handled': 'all_handled'
};

/** Why not one unit of this line can be canceled now; null when it can. */
export function whyNotLine(facts: EligibilityFacts, { id, units }: Pick<LineFacts, 'id' | 'units'>): WhyNot | null {
	const line = facts.lines.find((one) => one.id === id);
	if (units.open === 0) return whyNoneOpen(units);
	const verdict = line && mayCancelLine(facts, line, { lineItemId: id, quantity: 1 });
	return !verdict || verdict.ok ? null : (BY_CODE[verdict.code] ?? 'excluded');
}

function whyNoneOpen({ shipped, delivered, fulfilling, held }: LineFacts['units']): WhyNot {
	if (fulfilling > 0) return 'packing';
	if (shipped + delivered > 0) return 'shipped';
	return held > 0 ? 'held' : 'canceled';
}

/** Why nothing of the order can be canceled by the shopper now; null when something can. */
export function whyNotOrder(facts: EligibilityFacts, lines: readonly Pick<LineFacts, 'id' | 'units'>[]): WhyNot | null {
	const verdict = mayAsk(facts);
	const reasons = lines.map((line) => whyNotLine(facts, line));
	if (!verdict.ok && verdict.code !== 'cancellation.order_fully_handled') return BY_CODE[verdict.code] ?? 'excluded';
	if (reasons.includes(null)) return null;
	return reasons.find((why) => why !== 'canceled') ?? 'all_handled';
}
