import { splitByLargestRemainder } from '$lib/core/allocate';
import { sum, type Minor } from '$lib/core/money';
import { isStoredValue } from '$lib/modules/orders/tenders/tender-names';
import type { TenderStrategy } from '$lib/modules/settings/policy';
import type { TenderAmount, TenderFacts } from './quote-facts';

export type SpreadBy = { readonly strategy: TenderStrategy; readonly step: number; readonly sweep: boolean };
/** `skipped`: tenders that could carry more, but only whole. */
export type Spread = {
	readonly tenders: readonly TenderAmount[];
	readonly shortfall: Minor;
	readonly skipped: readonly string[];
};

/**
 * Splits what is due over the tenders within what remains on each. A tender that can't do a part is passed over, unless
 * all of it comes back (everything due, or the sweep). What none can carry is the shortfall.
 */
export function spreadOverTenders(due: Minor, tenders: readonly TenderFacts[], by: SpreadBy): Spread {
	const everything = due >= sum(tenders.map(({ remaining }) => remaining));
	const whole = everything ? tenders : by.sweep ? wholeOnes(due, tenders) : [];
	const rest = due - sum(whole.map(({ remaining }) => remaining));
	const others = tenders.filter((tender) => !whole.includes(tender) && tender.canPartial);
	const parts = splitParts(rest, others, by);
	const amounts = new Map([...whole.map(({ id, remaining }) => [id, remaining] as const), ...parts]);
	const placed = tenders.map(({ id }) => ({ tenderId: id, amount: amounts.get(id) ?? 0 }));
	const skipped = tenders.filter((tender) => !tender.canPartial && tender.remaining > 0 && !whole.includes(tender));
	return {
		tenders: placed.filter(({ amount }) => amount > 0),
		shortfall: due - sum([...amounts.values()]),
		skipped: due > 0 ? skipped.map(({ id }) => id) : []
	};
}

/** Those that come back whole or not at all, as far as the due reaches. */
function wholeOnes(due: Minor, tenders: readonly TenderFacts[]): readonly TenderFacts[] {
	let left = due;
	return inOrder(tenders).filter(({ canPartial, remaining }) => {
		if (canPartial || remaining > left) return false;
		left -= remaining;
		return true;
	});
}

function splitParts(rest: Minor, tenders: readonly TenderFacts[], { strategy, step }: SpreadBy): [string, Minor][] {
	const room = sum(tenders.map(({ remaining }) => remaining));
	const due = Math.min(rest, room);
	return strategy === 'proportional' && due < room
		? proportional(due, tenders, step)
		: inTurn(due, TURNS[strategy](tenders), step);
}

const inOrder = (tenders: readonly TenderFacts[]) => tenders.toSorted((a, b) => a.position - b.position);
const storedFirst = (tenders: readonly TenderFacts[]) =>
	inOrder(tenders).toSorted((a, b) => Number(isStoredValue(b.kind)) - Number(isStoredValue(a.kind)));
const moneyFirst = (tenders: readonly TenderFacts[]) =>
	inOrder(tenders).toSorted((a, b) => Number(isStoredValue(a.kind)) - Number(isStoredValue(b.kind)));

const TURNS: Readonly<Record<TenderStrategy, (tenders: readonly TenderFacts[]) => readonly TenderFacts[]>> = {
	proportional: inOrder,
	stored_value_first: storedFirst,
	money_first: moneyFirst,
	original_order: inOrder,
	reverse_order: (tenders) => inOrder(tenders).toReversed()
};

/** Whole steps by largest remainder; what is less than a step goes to stored value, which has none. */
function proportional(due: Minor, tenders: readonly TenderFacts[], step: number): [string, Minor][] {
	const ordered = inOrder(tenders);
	const weights = ordered.map(({ remaining }) => Math.floor(remaining / step));
	const steps = Math.min(Math.floor(due / step), sum(weights));
	const shares = splitByLargestRemainder(steps, weights).map((share) => share * step);
	const rest = ordered.map((tender, at) => ({ ...tender, remaining: tender.remaining - (shares[at] ?? 0) }));
	const small = new Map(inTurn(due - steps * step, storedFirst(rest), step));
	return ordered.map(({ id }, at) => [id, (shares[at] ?? 0) + (small.get(id) ?? 0)]);
}

/** Fills one after another; an external part is whole steps unless it is all that remains there. */
function inTurn(due: Minor, tenders: readonly TenderFacts[], step: number): [string, Minor][] {
	let left = due;
	return tenders.map(({ id, kind, remaining }) => {
		const most = Math.min(left, remaining);
		const amount = isStoredValue(kind) || most === remaining ? most : most - (most % step);
		left -= amount;
		return [id, amount];
	});
}
