import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import type { StoreFact } from '../connector';
import { CAPABILITIES } from '../connectors/capabilities.data';
import { CONNECTOR_NAMES } from '../connectors/names';
import { channelOrders, channelPushes, connections } from '../tables.server';

const NOTIFYING = CONNECTOR_NAMES.filter((name) => CAPABILITIES[name].notifies.length > 0);

type About = { readonly orderId: string; readonly cancellationId: string };

/**
 * The store of ours an order came from, where it tells its customer something itself. `left`: this case is not carried out
 * there.
 */
export async function tellingStore(tx: Tx, { orderId, cancellationId }: About) {
	const left = sql<boolean>`exists (select 1 from ${channelPushes} where ${channelPushes.connectionId} = ${connections.id}
		and ${channelPushes.cancellationId} = ${cancellationId} and ${channelPushes.state} = 'dropped'
		and ${channelPushes.kind} <> 'note')`;
	const [store] = await tx
		.select({ name: connections.name, connector: connections.connector, left })
		.from(channelOrders)
		.innerJoin(connections, eq(connections.id, channelOrders.connectionId))
		.where(
			and(eq(channelOrders.orderId, orderId), eq(connections.side, 'buyer'), inArray(connections.connector, NOTIFYING))
		)
		.orderBy(asc(connections.id))
		.limit(1);
	if (!store) return undefined;
	const tells: readonly StoreFact[] = CAPABILITIES[store.connector].notifies;
	return { name: store.name, left: store.left, tells };
}
