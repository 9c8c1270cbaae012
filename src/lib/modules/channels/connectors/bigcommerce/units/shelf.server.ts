import type { Push } from '../../../connector';
import { shelfRules, trackedThere, type ProductThere, type ShelfRules } from '../answers';
import { answered, type Client } from '../client.server';
import type { Move } from './open';
import type { Read } from './standing';

export const RULES_PATH = '/v3/settings/inventory';

/**
 * What the shelf still wants after a write: units the case wants there, less what the store puts there by itself, as its
 * settings say, and only where the units had been taken at all. Asked before the write, so that whatever keeps it from being
 * known keeps the write as well, which is tried again.
 */
export async function wantedOfShelf(ask: Client, { there, products }: Read, push: Push): Promise<Move[]> {
	const order = String(there.id);
	const rules = answered(await ask({ operation: 'readShelfRules', order, path: RULES_PATH }, shelfRules)).data;
	const sign = signFor(rules, push);
	if (sign === 0) return [];
	const moves: Move[] = [];
	for (const { line, quantity } of push.lines) {
		const product = products.find(({ id }) => String(id) === line);
		const counted = product && (await countedAs(ask, order, product));
		if (counted) moves.push({ ...counted, by: sign * quantity });
	}
	return moves;
}

/**
 * `1`: we put them back; `-1`: the store did, and should not have; `0`: it is right as it is. Of units that come back to
 * their order it is the other way round.
 */
function signFor(rules: ShelfRules, push: Push): 1 | 0 | -1 {
	const sign = signOf(rules, push);
	return push.lines.some(({ before, after }) => after < before) ? (sign === 0 ? 0 : sign === 1 ? -1 : 1) : sign;
}

function signOf(rules: ShelfRules, { whole, restock }: Push): 1 | 0 | -1 {
	const taken = rules.update_stock_behavior !== 'order_completed_or_shipped';
	const itself = whole ? rules.refund_order_stock_adjustment : rules.edit_order_stock_adjustment;
	if (!taken || Boolean(itself) === restock) return 0;
	return restock ? 1 : -1;
}

/** A product is counted as one, by variant, or not at all. */
async function countedAs(ask: Client, order: string, { product_id, variant_id }: ProductThere) {
	if (product_id === 0) return undefined; // made up for this order
	const path = `/v3/catalog/products/${product_id}?include_fields=inventory_tracking`;
	const found = await ask({ operation: 'readProduct', order, path }, trackedThere);
	const tracking = found.ok ? found.value.data.inventory_tracking : 'none';
	if (tracking === 'variant' && variant_id) return { kind: 'variant', id: variant_id } as const;
	return tracking === 'product' ? ({ kind: 'product', id: product_id } as const) : undefined;
}
