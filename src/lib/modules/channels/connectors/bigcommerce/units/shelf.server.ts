import type { Push } from '../../../connector';
import { ChannelTrouble } from '../../../trouble';
import { nothing, shelfRules, trackedThere, type ProductThere, type ShelfRules } from '../answers';
import { answered, type Client } from '../client.server';
import type { Read } from './standing';

export const RULES_PATH = '/v3/settings/inventory';

/** Where units are counted that nobody said another place of. */
const PLACE = 1;

/**
 * Puts units on the shelf that the case wants there, or takes off what the store put there by itself: its settings say
 * whether it does that when an order is changed or canceled, and whether the units had been taken at all. What is on the
 * shelf is read with delay there, so it is not compared. A count that was changed can't be told from one that was not, so
 * one whose answer is lost is not sent again: too few on the shelf disappoint nobody who paid.
 */
export async function evenShelf(ask: Client, { there, products }: Read, push: Push): Promise<void> {
	const order = String(there.id);
	try {
		const rules = answered(await ask({ operation: 'readShelfRules', order, path: RULES_PATH }, shelfRules)).data;
		const sign = signFor(rules, push);
		if (sign === 0) return;
		const items = [];
		for (const { line, quantity } of push.lines) {
			const product = products.find(({ id }) => String(id) === line);
			const item = product && (await countedAs(ask, order, product));
			if (item) items.push({ location_id: PLACE, ...item, quantity: sign * quantity });
		}
		if (items.length === 0) return;
		const body = { reason: push.note || push.mark, items };
		const path = '/v3/inventory/adjustments/relative';
		answered(await ask({ operation: 'adjustShelf', method: 'POST', order, path, body }, nothing));
	} catch (problem) {
		if (!(problem instanceof ChannelTrouble)) throw problem; // it stands in the log, and the units are off the order
	}
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
	if (tracking === 'variant' && variant_id) return { variant_id };
	return tracking === 'product' ? { product_id } : undefined;
}
