import { splitByLargestRemainder } from '$lib/core/allocate';
import { sum, type Minor } from '$lib/core/money';
import type { GivenUp, QuoteCharge, QuoteInput, QuoteLine } from './quote-facts';

type Parts = { readonly lines: readonly QuoteLine[]; readonly charges: readonly QuoteCharge[] };

/** What the lines and charges of a case have of an amount that its undo gave up. */
export function givenUpFor(amount: Minor, { lines, charges }: Parts): GivenUp['parts'] {
	const parts = partsOf({ lines, charges });
	const weights = parts.map((part) => part.amount);
	if (amount === 0 || sum(weights) === 0) return [];
	const shares = splitByLargestRemainder(amount, weights);
	return parts.map(({ id }, at) => ({ id, amount: shares[at] ?? 0 })).filter((part) => part.amount > 0);
}

type Taking = Parts & { readonly sweep: boolean; readonly worth: Minor };

/**
 * How much of a case's worth the shopper has already: they kept the price of these units when an earlier cancellation was
 * undone, and never paid it again. What other live cases took of it is taken; the order's last goods take all that is left.
 */
export function takenOfGivenUp(
	{ order, others }: QuoteInput,
	{ lines, charges, sweep, worth }: Taking
): GivenUp | undefined {
	const { total, parts: given } = order.givenUp ?? { total: 0, parts: [] };
	const most = Math.min(worth, total);
	let room = most;
	const parts = partsOf({ lines, charges }).map(({ id, amount }) => {
		const left = amountOf(given, id) - sum(others.map((other) => amountOf(other.givenUp?.parts ?? [], id)));
		const taken = Math.max(0, Math.min(amount, left, room));
		room -= taken;
		return { id, amount: taken };
	});
	const taken = sweep ? most : sum(parts.map(({ amount }) => amount));
	return taken > 0 ? { total: taken, parts: parts.filter(({ amount }) => amount > 0) } : undefined;
}

type Took = { readonly id: string; readonly sweep: boolean; readonly givenUp?: GivenUp | undefined };

/**
 * A bank may return late what was given up: then less of it is left than later cases took. The first keep theirs, and one
 * that took all with the last goods has the rest. Answers those that have less now.
 */
export function fitTaken(given: GivenUp, cases: readonly Took[]): Took[] {
	const left = new Map<string, Minor>();
	for (const { id, amount } of given.parts) left.set(id, (left.get(id) ?? 0) + amount);
	let total = given.total;
	return cases
		.toSorted((a, b) => Number(a.sweep) - Number(b.sweep))
		.map((it) => {
			const parts = (it.givenUp?.parts ?? []).map(({ id, amount }) => {
				const kept = Math.min(amount, left.get(id) ?? 0);
				left.set(id, (left.get(id) ?? 0) - kept);
				return { id, amount: kept };
			});
			const kept = it.sweep ? Math.min(it.givenUp?.total ?? 0, total) : sum(parts.map(({ amount }) => amount));
			total -= kept;
			return { ...it, givenUp: { total: kept, parts: parts.filter(({ amount }) => amount > 0) } };
		})
		.filter(({ id, givenUp }) => cases.some((it) => it.id === id && (it.givenUp?.total ?? 0) > givenUp.total));
}

const partsOf = ({ lines, charges }: Parts): GivenUp['parts'] => [
	...lines.map(({ lineItemId: id, amount }) => ({ id, amount })),
	...charges.map(({ chargeId: id, amount }) => ({ id, amount }))
];

const amountOf = (parts: GivenUp['parts'], id: string): Minor =>
	sum(parts.filter((part) => part.id === id).map(({ amount }) => amount));
