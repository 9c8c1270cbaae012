import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { FulfillmentInput } from '../schema';
import { fulfillments } from '../tables.server';

export type NewFulfillment = FulfillmentInput & { readonly orderId: string };

/** Keeps what the warehouse scanned. */
export const insertFulfillment = (tx: Tx, { newId, now, actor }: Ctx, { orderId, action, items }: NewFulfillment) =>
	tx.insert(fulfillments).values({ id: newId('ful'), orderId, action, items, at: now, byName: actor.name });

/** What was scanned for the order, in the order it happened. */
export const listFulfillments = (tx: Tx, orderId: string) =>
	tx
		.select({
			id: fulfillments.id,
			action: fulfillments.action,
			items: fulfillments.items,
			at: fulfillments.at,
			by: fulfillments.byName
		})
		.from(fulfillments)
		.where(eq(fulfillments.orderId, orderId))
		.orderBy(asc(fulfillments.at), asc(fulfillments.id));
