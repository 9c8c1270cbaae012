import { and, eq } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { orders } from '../orders/tables.server';
import { supplierCancellations, supplierOrders, suppliers } from './tables.server';

/** Our asking one supplier to stop, with whom to ask and for which order. */
export type SupplierAsk = {
	readonly id: string;
	readonly state: (typeof supplierCancellations.$inferSelect)['state'];
	readonly cancellationId: string;
	readonly orderId: string;
	readonly items: unknown;
	readonly supplier: Pick<typeof suppliers.$inferSelect, 'name' | 'kind' | 'email' | 'locale'>;
};

export async function findAsk(tx: Tx, id: string): Promise<SupplierAsk | undefined> {
	const { name, kind, email, locale } = suppliers;
	const [ask] = await tx
		.select({
			id: supplierCancellations.id,
			state: supplierCancellations.state,
			cancellationId: supplierCancellations.cancellationId,
			orderId: orders.id,
			items: supplierCancellations.items,
			supplier: { name, kind, email, locale }
		})
		.from(supplierCancellations)
		.innerJoin(suppliers, eq(suppliers.id, supplierCancellations.supplierId))
		.innerJoin(supplierOrders, eq(supplierOrders.id, supplierCancellations.supplierOrderId))
		.innerJoin(orders, eq(orders.id, supplierOrders.orderId))
		.where(eq(supplierCancellations.id, id));
	return ask;
}

/**
 * Notes that the supplier was asked: its letter is out, or somebody has the task to ask by hand.
 * @returns whether it still had to be: an answer may have come, or the need gone, meanwhile
 */
export async function markAsked(tx: Tx, id: string, at: Date): Promise<boolean> {
	const marked = await tx
		.update(supplierCancellations)
		.set({ state: 'sent', sentAt: at })
		.where(and(eq(supplierCancellations.id, id), eq(supplierCancellations.state, 'to_send')))
		.returning({ id: supplierCancellations.id });
	return marked.length > 0;
}
