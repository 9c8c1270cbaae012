import { eq } from 'drizzle-orm';
import { Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import { among } from '../../orders/repository/rows.server';
import { orders } from '../../orders/tables.server';
import type { Purchase } from '../purchase';
import { supplierOrders, suppliers } from '../tables.server';

export const termColumns = {
	cancelableUntil: suppliers.cancelableUntil,
	backPlaced: suppliers.backPlaced,
	backInProduction: suppliers.backInProduction,
	answerHours: suppliers.answerHours,
	silence: suppliers.silence
};

export const purchaseColumns = {
	id: supplierOrders.id,
	orderId: supplierOrders.orderId,
	supplierId: supplierOrders.supplierId,
	supplierName: suppliers.name,
	kind: suppliers.kind,
	terms: termColumns,
	site: suppliers.site,
	locale: suppliers.locale,
	state: supplierOrders.state,
	stateAt: supplierOrders.stateAt,
	stateBy: supplierOrders.stateBy,
	number: supplierOrders.number,
	outside: supplierOrders.outside,
	readFailures: supplierOrders.readFailures,
	readTrouble: supplierOrders.readTrouble,
	cost: supplierOrders.costMinor,
	costCurrency: supplierOrders.costCurrency
};

/** What was bought from suppliers for these orders. */
export const purchasesOf = (tx: Tx, orderIds: readonly string[]): Promise<Purchase[]> =>
	tx
		.select(purchaseColumns)
		.from(supplierOrders)
		.innerJoin(suppliers, eq(suppliers.id, supplierOrders.supplierId))
		.where(among(supplierOrders.orderId, orderIds))
		.orderBy(supplierOrders.id);

/** One of them. @throws Refused `supplier_order.not_found` */
export async function getPurchase(tx: Tx, id: string): Promise<Purchase> {
	const [found] = await tx
		.select(purchaseColumns)
		.from(supplierOrders)
		.innerJoin(suppliers, eq(suppliers.id, supplierOrders.supplierId))
		.where(eq(supplierOrders.id, id));
	if (!found) throw new Refused('supplier_order.not_found');
	return found;
}

type Change = Partial<Omit<typeof supplierOrders.$inferInsert, 'id' | 'orderId' | 'supplierId'>>;

export const changePurchase = (tx: Tx, id: string, patch: Change) =>
	tx.update(supplierOrders).set(patch).where(eq(supplierOrders.id, id));

/** Those orders at suppliers that these rows name, by our order's number and the supplier's name. One statement. */
export const knownPurchases = (
	tx: Tx,
	rows: readonly { readonly order: string }[]
): Promise<(Purchase & { readonly order: string })[]> =>
	tx
		.select({ ...purchaseColumns, order: orders.number })
		.from(supplierOrders)
		.innerJoin(suppliers, eq(suppliers.id, supplierOrders.supplierId))
		.innerJoin(orders, eq(orders.id, supplierOrders.orderId))
		.where(among(orders.number, [...new Set(rows.map(({ order }) => order))]));
