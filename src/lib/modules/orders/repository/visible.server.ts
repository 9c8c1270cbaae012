import { eq, or, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '$lib/core/actor';
import { suppliers } from '../../suppliers/tables.server';
import { lineItems, orders } from '../tables.server';

/**
 * Which orders this actor may know of: staff all, a shopper its own, a guest the one its link opens, a partner those it
 * posted or delivers for. A tracking link opens one cancellation and no order. What is not visible does not exist: it is never "forbidden".
 */
export function visibleTo({ kind, id, rights }: Actor): SQL | undefined {
	if (rights.has('see_all')) return undefined;
	if (kind === 'shopper') return eq(orders.shopperId, id);
	if (kind === 'guest') return eq(orders.id, id);
	if (kind === 'partner' && rights.has('trade')) return or(eq(orders.partner, id), deliveredBy(id));
	return sql`false`;
}

/** Which lines of an order it may see: whoever delivers some, those; everybody else all. */
export const linesVisibleTo = ({ kind, id }: Actor): SQL | undefined =>
	kind === 'partner'
		? sql`(exists (select 1 from ${orders} where ${orders.id} = ${lineItems.orderId} and ${orders.partner} = ${id})
			or exists (select 1 from ${suppliers} where ${suppliers.id} = ${lineItems.supplierId} and ${suppliers.name} = ${id}))`
		: undefined;

const deliveredBy = (name: string) => sql`exists (select 1 from ${lineItems}
	join ${suppliers} on ${suppliers.id} = ${lineItems.supplierId}
	where ${lineItems.orderId} = ${orders.id} and ${suppliers.name} = ${name})`;
