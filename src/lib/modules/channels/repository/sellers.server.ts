import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { channelLines, channelOrders, connections } from '../tables.server';
import type { Connection } from './connections.server';
import type { Link, There } from './orders.server';

/** A supplier's store, where one is connected. */
export async function storeOfSupplier(tx: Tx, supplierId: string): Promise<Connection | undefined> {
	const [row] = await tx.select().from(connections).where(eq(connections.supplierId, supplierId));
	return row;
}

/** What we bought for an order, in its supplier's store. */
export async function linkOfPurchase(tx: Tx, supplierOrderId: string): Promise<Link | undefined> {
	const [row] = await tx.select().from(channelOrders).where(eq(channelOrders.supplierOrderId, supplierOrderId));
	return row;
}

/** The same, once its lines are known for ours, so that it can be written to. */
export async function findWritable(tx: Tx, supplierOrderId: string): Promise<There | undefined> {
	const { connectionId, externalId } = channelOrders;
	const hasLines = sql`exists (select 1 from ${channelLines} where ${channelLines.connectionId} = ${connectionId}
		and ${channelLines.externalId} = ${externalId})`;
	const [row] = await tx
		.select({ connectionId, externalId })
		.from(channelOrders)
		.where(and(eq(channelOrders.supplierOrderId, supplierOrderId), hasLines));
	return row;
}

/** Those of a supplier's store that we made: the others are none of our business. */
export async function ownAmong(tx: Tx, connectionId: string, externalIds: readonly string[]): Promise<string[]> {
	if (externalIds.length === 0) return [];
	const { externalId, supplierOrderId } = channelOrders;
	const rows = await tx
		.select({ externalId })
		.from(channelOrders)
		.where(
			and(
				eq(channelOrders.connectionId, connectionId),
				inArray(externalId, [...externalIds]),
				isNotNull(supplierOrderId)
			)
		);
	return rows.map((row) => row.externalId);
}

type Linking = There & { readonly supplierOrderId: string; readonly name: string; readonly now: Date };

/** Says which order there is this purchase; what was known of another one goes. @returns whether nobody else has it */
export async function linkPurchaseTo(tx: Tx, { now, ...it }: Linking): Promise<boolean> {
	await tx.delete(channelOrders).where(eq(channelOrders.supplierOrderId, it.supplierOrderId));
	const linked = await tx
		.insert(channelOrders)
		.values({ ...it, nextAt: now, seenAt: now })
		.onConflictDoNothing()
		.returning({ externalId: channelOrders.externalId });
	return linked.length > 0;
}
