import type { KnownOrder, ShopLine } from '../connector';

/** What a store shows of an order, and what it showed before and has removed: some keep nothing of such a line. */
export function withRemoved(here: readonly ShopLine[], known: KnownOrder | undefined): ShopLine[] {
	const removed = (known?.lines ?? []).filter(({ line }) => here.every(({ id }) => id !== line));
	const gone = removed.map(({ line: id, quantity }) => ({
		...{ id, name: '', unit: 0, quantity },
		...{ removed: quantity, shipped: 0 }
	}));
	return [...here, ...gone];
}
