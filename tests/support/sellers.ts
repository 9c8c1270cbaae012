import { eq } from 'drizzle-orm';
import { connect, testConnection } from '../../src/lib/wiring/channels/connections.server';
import { linkItem } from '../../src/lib/modules/suppliers/actions/directory.server';
import { setPurchase } from '../../src/lib/modules/suppliers/actions/purchases.server';
import { recoveries } from '../../src/lib/modules/suppliers/recoveries.tables.server';
import { supplierNamed } from '../../src/lib/modules/suppliers/repository/directory.server';
import { supplierCancellations, supplierOrders } from '../../src/lib/modules/suppliers/tables.server';
import type { StoreFake } from './stores/there';
import type { Shop } from './shop';

type Store = Pick<StoreFake, 'kind' | 'url' | 'credentials'>;
type Selling = {
	readonly supplier: string;
	readonly skus: readonly string[];
	/** What it calls them. */
	readonly reference?: string;
};

/** A supplier whose store is connected with a shop of ours, and whose goods the shop sells. */
export async function sellAt(
	shop: Pick<Shop, 'db' | 'staff' | 'settle'>,
	store: Store,
	{ supplier, skus, reference = '' }: Selling
) {
	const connection = await connect(shop.staff('owner'), {
		...{ kind: store.kind, role: 'seller', name: `${supplier}’s store` },
		...{ base_url: store.url, credentials: { ...store.credentials, supplier } }
	});
	await testConnection(shop.staff('owner'), { id: connection });
	const id = (await supplierNamed(shop.db, supplier))?.id ?? '';
	for (const sku of skus) await linkItem(shop.staff('owner'), { id, sku, reference });
	const purchaseOf = async (order: { readonly id: string }) => {
		const [row] = await shop.db.select().from(supplierOrders).where(eq(supplierOrders.orderId, order.id));
		if (!row) throw new Error('nothing was bought for it');
		return row;
	};
	return {
		connection,
		supplier: id,
		purchaseOf,
		/** Somebody bought the goods of an order there, and writes down the number. */
		buy: async (order: { readonly id: string }, number: string) => {
			const { id } = await purchaseOf(order);
			await setPurchase(shop.staff('agent'), id, { state: 'placed', number });
			await shop.settle();
		},
		/** What it was asked about an order, and what it said. */
		asksOf: async (order: { readonly id: string }) => {
			const { id } = await purchaseOf(order);
			return shop.db.select().from(supplierCancellations).where(eq(supplierCancellations.supplierOrderId, id));
		},
		/** What it owes and paid back for an order. */
		backOf: async (order: { readonly id: string }) => {
			const { id } = await purchaseOf(order);
			const rows = await shop.db
				.select({ owed: recoveries.expectedMinor, came: recoveries.receivedMinor, currency: recoveries.currency })
				.from(recoveries)
				.innerJoin(supplierCancellations, eq(supplierCancellations.id, recoveries.id))
				.where(eq(supplierCancellations.supplierOrderId, id))
				.orderBy(recoveries.createdAt);
			return rows;
		}
	};
}
export type Seller = Awaited<ReturnType<typeof sellAt>>;
