import type { Push } from '../../../connector';
import { metaOf, productThere, type LineItem, type OrderThere } from '../answers';
import { answered, API, type Client } from '../client.server';

type Off = { readonly item: LineItem; readonly quantity: number; readonly stock: Stock | undefined };
type Stock = { readonly path: string; readonly quantity: number };

/**
 * Looks at the shelf before units are taken off an order; what it answers looks again afterwards, and puts right what is
 * not as the case wants it. WooCommerce puts units back by itself when an order is canceled or a quantity lowered, wanted
 * or not, and does not when a line is removed. What a line took is written on it; of one that is removed only the
 * product's own count tells.
 */
export async function watchShelf(ask: Client, there: OrderThere, push: Push) {
	const off: Off[] = [];
	for (const { line, quantity } of push.lines) {
		const item = there.line_items.find(({ id }) => String(id) === line);
		if (!item || tookOf(item) === 0) continue;
		const vanishes = !push.whole && quantity >= item.quantity;
		off.push({ item, quantity, stock: vanishes ? await readStock(ask, there, item) : undefined });
	}
	return async (after: OrderThere): Promise<void> => {
		for (const one of off) await putRight(ask, after, one, push.restock);
	};
}

type Change = { readonly before: OrderThere; readonly after: OrderThere };

/**
 * Takes units off the shelf that came back to an order, where their cancellation had put them there and the store did not
 * take them by itself; and puts those back that it took and nobody had put there.
 */
export async function takeAgain(ask: Client, { before, after }: Change, { lines, restock }: Push): Promise<void> {
	for (const { line, quantity } of lines) {
		const item = before.line_items.find(({ id }) => String(id) === line);
		const now = after.line_items.find(({ id }) => String(id) === line);
		if (!item || !now) continue;
		const took = tookOf(now) - tookOf(item);
		const wanted = restock ? quantity : 0;
		const shelf = took === wanted ? undefined : await readStock(ask, after, item);
		if (!shelf) continue;
		const body = { stock_quantity: shelf.quantity + took - wanted };
		const asked = { operation: 'setStock', order: String(after.id), method: 'PUT', path: shelf.path, body } as const;
		answered(await ask(asked, productThere));
	}
}

/** How many units of the line are off the shelf. */
const tookOf = ({ meta_data }: Pick<LineItem, 'meta_data'>) =>
	Math.max(0, Number(metaOf(meta_data, '_reduced_stock')) || 0);

async function putRight(
	ask: Client,
	after: OrderThere,
	{ item, quantity, stock }: Off,
	restock: boolean
): Promise<void> {
	const took = tookOf(item);
	const wanted = restock ? Math.min(quantity, took) : 0;
	const left = after.line_items.find(({ id }) => id === item.id);
	const now = left ? undefined : await readStock(ask, after, item);
	const back = left ? took - tookOf(left) : backOf(stock, now, took);
	if (wanted === back) return;
	const shelf = now ?? (await readStock(ask, after, item));
	if (!shelf) return;
	const body = { stock_quantity: shelf.quantity + wanted - back };
	const asked = { operation: 'setStock', order: String(after.id), method: 'PUT', path: shelf.path, body } as const;
	answered(await ask(asked, productThere));
}

/** All of it or nothing, whichever is nearer: others buy of the same shelf meanwhile. */
const backOf = (before: Stock | undefined, now: Stock | undefined, took: number): number =>
	before && now && (now.quantity - before.quantity) * 2 > took ? took : 0;

/** Where the units are counted: at the variation, or at its product; nothing where nobody counts them. */
async function readStock(ask: Client, { id }: OrderThere, item: LineItem): Promise<Stock | undefined> {
	const product = `${API}/products/${item.product_id}`;
	const own = item.variation_id === 0 ? product : `${product}/variations/${item.variation_id}`;
	for (const path of new Set([own, product])) {
		const answer = await ask({ operation: 'readStock', order: String(id), path }, productThere);
		if (!answer.ok) return undefined; // the product is gone
		const { manage_stock, stock_quantity } = answer.value;
		if (manage_stock === true && stock_quantity !== null) return { path, quantity: stock_quantity };
		if (manage_stock !== 'parent') return undefined;
	}
	return undefined;
}
