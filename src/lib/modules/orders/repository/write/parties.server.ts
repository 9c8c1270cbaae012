import { sql } from 'drizzle-orm';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { shoppers } from '../../../accounts/tables.server';
import { supplierItems, suppliers } from '../../../suppliers/tables.server';
import { products } from '../../tables.server';
import { inJson, insertRows } from '../rows.server';
import type { NewOrder } from './new-order';

/** Whom and what new orders name, by id. */
export type Parties = {
	shopper(email: string): string;
	supplier(name: string): string;
	product(sku: string): string | null;
	/** Of whom an item is bought: whom the order names, else whom we have linked it to; null for our own shelf. */
	supplierOf(item: { readonly sku: string; readonly supplier?: string | undefined }): string | null;
};

/** Finds everybody the orders name and makes those nobody knew yet, in one round trip. */
export async function knownParties(tx: Tx, ctx: Ctx, incoming: readonly NewOrder[]): Promise<Parties> {
	const people = new Map(incoming.map(({ input }) => [input.email.toLowerCase(), input.name]));
	const emails = [...people.keys()].toSorted();
	const names = [...new Set(incoming.flatMap(suppliersOf))].toSorted();
	const skus = [...new Set(incoming.flatMap(({ input }) => input.line_items.map(({ sku }) => sku)))];
	const [, shopperRows, , supplierRows, productRows, itemRows] = await Promise.all([
		insertRows(tx, shoppers, emails.map(toShopper(ctx, people)), sql`on conflict (email) do nothing`),
		tx.select({ key: shoppers.email, id: shoppers.id }).from(shoppers).where(inJson(shoppers.email, emails)),
		insertRows(tx, suppliers, names.map(toSupplier(ctx)), sql`on conflict (name) do nothing`),
		tx.select({ key: suppliers.name, id: suppliers.id }).from(suppliers).where(inJson(suppliers.name, names)),
		tx.select({ key: products.sku, id: products.id }).from(products).where(inJson(products.sku, skus)),
		tx
			.select({ key: supplierItems.sku, id: supplierItems.supplierId })
			.from(supplierItems)
			.where(inJson(supplierItems.sku, skus))
	]);
	const [found, linked, supplier] = [byKey(productRows), byKey(itemRows), demanded(supplierRows)];
	return {
		shopper: demanded(shopperRows),
		supplier,
		product: (sku) => found.get(sku) ?? null,
		supplierOf: ({ sku, supplier: named }) => (named === undefined ? (linked.get(sku) ?? null) : supplier(named))
	};
}

const suppliersOf = ({ input: { line_items, charges } }: NewOrder): string[] =>
	[...line_items, ...charges].flatMap(({ supplier }) => supplier ?? []);

const toShopper =
	({ newId, now }: Ctx, people: ReadonlyMap<string, string>) =>
	(email: string) => ({ id: newId('shp'), email, name: people.get(email) ?? email, createdAt: now });

/** Until somebody says how to reach it, an agent asks it by hand. */
const toSupplier =
	({ newId }: Ctx) =>
	(name: string) => ({ id: newId('sup'), name, kind: 'manual' as const, locale: 'en' });

type Keyed = { readonly key: string; readonly id: string };

const byKey = (rows: readonly Keyed[]) => new Map(rows.map(({ key, id }) => [key, id]));

function demanded(rows: readonly Keyed[]): (key: string) => string {
	const ids = byKey(rows);
	return (key) => {
		const id = ids.get(key);
		if (id === undefined) throw new Error(`${key} was neither there nor made`);
		return id;
	};
}
