import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { channelOrders, channelPushes, connections } from '../tables.server';

/** An order as the stores where it was placed were read last, each with every cancellation it got or is to get. */
export const storesOf = (tx: Tx, orderId: string) =>
	tx
		.select({
			name: connections.name,
			isOn: eq(connections.state, 'on').mapWith(Boolean),
			readAt: channelOrders.readAt,
			failure: channelOrders.failure,
			push: {
				cancellationId: channelPushes.cancellationId,
				state: channelPushes.state,
				code: channelPushes.code,
				content: channelPushes.content
			}
		})
		.from(channelOrders)
		.innerJoin(connections, eq(connections.id, channelOrders.connectionId))
		.leftJoin(
			channelPushes,
			and(
				eq(channelPushes.connectionId, channelOrders.connectionId),
				eq(channelPushes.externalId, channelOrders.externalId),
				eq(channelPushes.kind, 'cancel')
			)
		)
		.where(eq(channelOrders.orderId, orderId))
		.orderBy(asc(connections.name), asc(channelPushes.createdAt));
