import type { Push } from '../../../connector';
import { metaOf, productThere, type LineItem, type OrderThere } from '../answers';
import { answered, API, type Client } from '../client.server';
import type { Open } from './open';

type Off = { readonly item: LineItem; readonly wanted: number };

/**
 * Looks at the shelf before units are taken off an order; what it answers looks again afterwards, and puts right what is
 * not as the case wants it. WooCommerce puts units back by itself when an order is canceled or a quantity lowered, wanted
 * or not, and does not when a line is removed. What a line took is written on it; of one that is removed only the
 * product's own count tells.
 */
export async function watchShelf(ask: Client, there: OrderThere, push: Push) {
	const [alike, open]: [Off[], Open] = [[], []];
	for (const { line, quantity } of push.lines) {
		const item = there.line_items.find(({ id }) => String(id) === line);
		const took = item ? tookOf(item) : 0;
		if (!item || took === 0) continue;
		const wanted = push.restock ? Math.min(quantity, took) : 0;
		const itself = push.restock && (push.whole || quantity < item.quantity);
		const stock = itself ? undefined : await readStock(ask, there, item);
		if (stock) open.push({ line: item.id, path: stock.path, from: stock.quantity, took, wanted });
		else alike.push({ item, wanted });
	}
	const settle = async (after: OrderThere): Promise<void> => {
		await putRight(ask, after, open, true);
		for (const one of alike) await putBackAlike(ask, after, one);
	};
	return { open, settle };
}

/**
 * Where a write of ours was made and what follows it may not have been, the count itself tells, whichever it is nearer to:
 * others buy of the same shelf meanwhile.
 */
export async function putRight(ask: Client, after: OrderThere, open: Open, isNew: boolean): Promise<void> {
	for (const { line, path, from, took, wanted } of open) {
		const now = await countAt(ask, after, path);
		if (now === undefined) continue;
		const left = after.line_items.find(({ id }) => id === line);
		const itself = left ? took - tookOf(left) : backOf(now - from, took);
		const isMade = Math.abs(now - from - wanted) < Math.abs(now - from - itself);
		if (wanted !== itself && (isNew || !isMade)) await setCount(ask, after, path, now + wanted - itself);
	}
}

/** What the store does by itself, where it did not. */
async function putBackAlike(ask: Client, after: OrderThere, { item, wanted }: Off): Promise<void> {
	const left = after.line_items.find(({ id }) => id === item.id);
	const back = left ? tookOf(item) - tookOf(left) : wanted;
	const shelf = wanted === back ? undefined : await readStock(ask, after, item);
	if (shelf) await setCount(ask, after, shelf.path, shelf.quantity + wanted - back);
}

/** All of it or nothing. */
const backOf = (by: number, took: number): number => (by * 2 > took ? took : 0);

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
		await setCount(ask, after, shelf.path, shelf.quantity + took - wanted);
	}
}

/** How many units of the line are off the shelf. */
const tookOf = ({ meta_data }: Pick<LineItem, 'meta_data'>) =>
	Math.max(0, Number(metaOf(meta_data, '_reduced_stock')) || 0);

type Stock = { readonly path: string; readonly quantity: number };

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

async function countAt(ask: Client, { id }: OrderThere, path: string): Promise<number | undefined> {
	const answer = await ask({ operation: 'readStock', order: String(id), path }, productThere);
	return answer.ok ? (answer.value.stock_quantity ?? undefined) : undefined;
}

async function setCount(ask: Client, { id }: OrderThere, path: string, stock_quantity: number): Promise<void> {
	const asked = { operation: 'setStock', order: String(id), method: 'PUT', path, body: { stock_quantity } } as const;
	answered(await ask(asked, productThere));
}
