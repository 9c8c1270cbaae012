import type { SupplierOrderState } from '../../orders/order';
import type { LineUnits } from '../../channels/difference';

/** How far an order in a supplier's store is, by what became of its units; what it does not tell stays as it is known. */
export function stageOf(lines: readonly LineUnits[], known: SupplierOrderState): SupplierOrderState {
	const left = lines.filter(({ quantity, removed }) => removed < quantity);
	if (left.length === 0) return 'canceled';
	if (left.every(({ quantity, removed, shipped }) => shipped >= quantity - removed))
		return known === 'delivered' ? known : 'shipped';
	return known === 'in_production' ? known : 'placed';
}
