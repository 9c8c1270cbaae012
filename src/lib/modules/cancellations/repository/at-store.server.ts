import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { channelOrders } from '../../channels/tables.server';
import { cancellations } from '../tables.server';

/** Whether cases of a store's orders are still to be carried out. */
export async function hasOpenCasesAt(tx: Tx, connectionId: string): Promise<boolean> {
	const open = await tx
		.select({ one: sql`1` })
		.from(channelOrders)
		.innerJoin(cancellations, eq(cancellations.orderId, channelOrders.orderId))
		.where(
			and(eq(channelOrders.connectionId, connectionId), inArray(cancellations.state, ['requested', 'in_progress']))
		)
		.limit(1);
	return open.length > 0;
}
