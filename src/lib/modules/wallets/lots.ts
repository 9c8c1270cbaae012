import type { Minor } from '$lib/core/money';

/** One movement in a wallet: what came in, or below 0 what went out. */
export type Entry = { readonly id: string; readonly amount: Minor; readonly expiresAt: Date | null };

/** What is left of something that came in. */
export type Lot = { readonly id: string; readonly left: Minor; readonly expiresAt: Date | null };

/**
 * What a wallet holds, by when it came in, oldest entry first. What goes out is always taken from what would expire first,
 * so that the shopper loses as little as can be.
 */
export function lotsOf(entries: readonly Entry[]): Lot[] {
	let lots: Lot[] = [];
	for (const { id, amount, expiresAt } of entries) {
		if (amount > 0) lots = [...lots, { id, left: amount, expiresAt }];
		else lots = without(lots, -amount);
	}
	return lots;
}

function without(lots: readonly Lot[], amount: Minor): Lot[] {
	let open = amount;
	const taken = new Map<string, Minor>();
	for (const { id, left } of lots.toSorted(soonestFirst)) {
		taken.set(id, Math.min(left, open));
		open -= taken.get(id) ?? 0;
	}
	return lots.map((lot) => ({ ...lot, left: lot.left - (taken.get(lot.id) ?? 0) })).filter(({ left }) => left > 0);
}

const soonestFirst = (a: Lot, b: Lot) =>
	(a.expiresAt?.getTime() ?? Infinity) - (b.expiresAt?.getTime() ?? Infinity) || 0;
