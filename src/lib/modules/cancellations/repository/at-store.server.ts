import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import type { Side } from '../../channels/connectors/names';
import { channelOrders } from '../../channels/tables.server';
import { orders } from '../../orders/tables.server';
import { supplierCancellations, supplierOrders } from '../../suppliers/tables.server';
import { cancellations } from '../tables.server';

/** Whether cases of a store's orders are still to be carried out, or its supplier is still to answer one. */
export async function hasOpenCasesAt(tx: Tx, connectionId: string): Promise<boolean> {
	const open = await tx
		.select({ one: sql`1` })
		.from(channelOrders)
		.innerJoin(cancellations, eq(cancellations.orderId, channelOrders.orderId))
		.where(and(eq(channelOrders.connectionId, connectionId), isOpen))
		.limit(1);
	return open.length > 0 || (await hasOpenAsksAt(tx, connectionId));
}

async function hasOpenAsksAt(tx: Tx, connectionId: string): Promise<boolean> {
	const open = await tx
		.select({ one: sql`1` })
		.from(channelOrders)
		.innerJoin(supplierCancellations, eq(supplierCancellations.supplierOrderId, channelOrders.supplierOrderId))
		.where(and(eq(channelOrders.connectionId, connectionId), eq(supplierCancellations.state, 'sent')))
		.limit(1);
	return open.length > 0;
}

type Partner = { readonly name: string; readonly side: Side; readonly supplierId: string | null };

/** Whether cases of what an EDI partner bought or sells are still to be carried out. */
export async function hasOpenCasesBy(tx: Tx, { name, side, supplierId }: Partner): Promise<boolean> {
	const cases = tx.select({ one: sql`1` }).from(cancellations);
	const open =
		side === 'buyer'
			? cases
					.innerJoin(orders, eq(orders.id, cancellations.orderId))
					.where(and(eq(orders.partner, name), eq(orders.channel, 'edi'), isOpen))
			: cases
					.innerJoin(supplierOrders, eq(supplierOrders.orderId, cancellations.orderId))
					.where(and(eq(supplierOrders.supplierId, supplierId ?? ''), isOpen));
	return (await open.limit(1)).length > 0;
}

const isOpen = inArray(cancellations.state, ['requested', 'in_progress']);
