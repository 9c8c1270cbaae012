import { eq } from 'drizzle-orm';
import { supplierOrders } from '../../src/lib/modules/suppliers/tables.server';
import type { SupplierOrderState } from '../../src/lib/modules/orders/order';
import type { Db } from '../../src/lib/server/db';

/** How far the supplier has got with what an order needs of it. */
export const setSupplierOrderState = (db: Db, orderId: string, state: SupplierOrderState) =>
	db.update(supplierOrders).set({ state }).where(eq(supplierOrders.orderId, orderId));
