import { sum, type Minor } from '$lib/core/money';
import { securedBy, type TenderMoney } from './tenders/tender-names';

/** An accepted (in progress or canceled) case of the order. */
export type AcceptedCase = {
	readonly worth: Minor;
	readonly due: Minor;
	readonly refunded: Minor;
	readonly waived: Minor;
	readonly lost: Minor;
};

export type OwedFacts = {
	readonly total: Minor;
	readonly tenders: readonly TenderMoney[];
	readonly accepted: readonly AcceptedCase[];
	/** Debt a manager gave up: an undo with an accepted loss. */
	readonly writtenOff: Minor;
	/** Every unit is canceled: nothing ships, so nothing is collected any more. */
	readonly nothingLeft: boolean;
};

/**
 * What the shopper still owes:
 * `total − Σ (worth − waived) − written off − Σ tenders (secured − refunded − voided − charged back) + Σ still to refund`,
 * never below 0.
 * - An authorization secures its amount until something is captured; then the capture does. Cash on delivery secures
 *   nothing before it is booked as captured.
 * - `still to refund` (due − refunded − waived − lost) counts as gone already: money we owe for one case never pays the
 *   shopper's debt of another, so the debt doesn't jump when that refund leaves.
 * - What was waived is the shop's by agreement and pays nothing else.
 * - A charge-back took the money away again. Where a case was worth it (`lost`), both sides fall out; where the goods
 *   still ship, the order is owed again and waits.
 * - After an undo its refunds stand without a worth against them: that is the balance due (3,000 points given back, 500
 *   taken again, 2,500 owed).
 */
export const owedOf = ({ nothingLeft, ...facts }: OwedFacts): Minor =>
	nothingLeft ? 0 : Math.max(0, balanceOf(facts));

/** The same with its sign: below 0 the order holds more than it comes to. */
export function balanceOf({ total, tenders, accepted, writtenOff }: Omit<OwedFacts, 'nothingLeft'>): Minor {
	const kept = tenders.map((t) => securedBy(t) - t.refunded - t.voided - t.chargedBack);
	const lowered = accepted.map(({ worth, waived }) => worth - waived);
	return total - sum(lowered) - writtenOff - sum(kept) + sum(accepted.map(stillToRefund));
}

const stillToRefund = ({ due, refunded, waived, lost }: AcceptedCase) => Math.max(0, due - refunded - waived - lost);
