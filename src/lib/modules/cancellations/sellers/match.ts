import type { Minor } from '$lib/core/money';

/** A line of ours that is bought from a supplier. `names`: what it and we call the goods. */
export type Bought = { readonly lineItemId: string; readonly quantity: number; readonly names: readonly string[] };
/** A line of the order in its store, and what all of it cost us. */
export type Sold = { readonly line: string; readonly sku: string; readonly quantity: number; readonly worth: Minor };
export type Match = { readonly lineItemId: string; readonly sold: Sold };

/**
 * Which line of the order in a supplier's store is which of ours, by what the goods are called; as many units, where
 * several could be meant. Nothing where one of ours is not there: such an order is not the one.
 */
export function matchLines(bought: readonly Bought[], sold: readonly Sold[]): readonly Match[] | undefined {
	const matches: Match[] = [];
	for (const { lineItemId, quantity, names } of bought) {
		const called = names.map(plain);
		const meant = sold.filter((one) => called.includes(plain(one.sku)) && matches.every(({ sold }) => sold !== one));
		const found = meant.find((one) => one.quantity === quantity) ?? meant[0];
		if (!found) return undefined;
		matches.push({ lineItemId, sold: found });
	}
	return matches;
}

const plain = (name: string) => name.trim().toLowerCase();
