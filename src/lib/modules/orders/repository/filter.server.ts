import { and, gte, inArray, lt, sql, type SQL } from 'drizzle-orm';
import { BY_VALUE } from '$lib/server/store/prepare';
import { supplierOrders } from '../../suppliers/tables.server';
import type { OrderState } from '../state';
import { orders } from '../tables.server';

/** Which orders are wanted; a list without values wants any. */
export type OrdersWanted = {
	readonly state?: readonly OrderState[];
	readonly channel?: readonly string[];
	readonly supplier?: readonly string[];
	readonly since?: Date | undefined;
	readonly until?: Date | undefined;
};

/** What has to hold of an order; undefined when every order will do. Which index is best depends on the values. */
export function wantedOrders({ state, channel, supplier, since, until }: OrdersWanted): SQL | undefined {
	const all = and(
		state?.length ? inArray(orders.state, [...state]) : undefined,
		channel?.length ? inArray(orders.channel, [...channel]) : undefined,
		supplier?.length ? boughtFrom(supplier) : undefined,
		since && gte(orders.placedAt, since),
		until && lt(orders.placedAt, until)
	);
	return all && sql`${sql.raw(BY_VALUE)} ${all}`;
}

const boughtFrom = (suppliers: readonly string[]) =>
	inArray(
		orders.id,
		sql`(select ${supplierOrders.orderId} from ${supplierOrders} where ${inArray(supplierOrders.supplierId, [...suppliers])})`
	);
