import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import type { SupplierKind } from '../kinds/names';
import { supplierOrders } from '../tables.server';

type Due = {
	readonly kinds: readonly SupplierKind[];
	readonly now: Date;
	readonly again: Date;
	readonly limit: number;
};

/**
 * Takes orders whose supplier's system is to be read by now, and puts them off to `again`, so that nobody else takes them.
 * @returns their ids
 */
export async function takeToRead(tx: Tx, { kinds, now, again, limit }: Due): Promise<string[]> {
	const taken = await tx.execute<{ id: string }>(sql`
		with due as (
			select s.id from suppliers u join supplier_orders s on s.supplier_id = u.id
			where u.kind in (select jsonb_array_elements_text(${JSON.stringify(kinds)}::jsonb))
				and s.number <> '' and s.state in ('not_placed', 'placed', 'in_production')
				and s.read_due_at <= ${now.toISOString()}::timestamptz
			limit ${limit} for update of s skip locked
		)
		update supplier_orders t set read_due_at = ${again.toISOString()}::timestamptz
		from due where t.id = due.id returning t.id`);
	return taken.map(({ id }) => id);
}

type Noted = { readonly dueAt: Date; readonly failures: number; readonly trouble: string | null };

/** How a reading went, and when the next one is due. */
export const noteReading = (tx: Tx, id: string, { dueAt, failures, trouble }: Noted) =>
	tx
		.update(supplierOrders)
		.set({ readDueAt: dueAt, readFailures: failures, readTrouble: trouble })
		.where(eq(supplierOrders.id, id));

/** Its system can be read from now on: so are all of its orders that are not over. */
export const readAllSoon = (tx: Tx, supplierId: string, now: Date) =>
	tx
		.update(supplierOrders)
		.set({ readDueAt: now })
		.where(
			and(
				eq(supplierOrders.supplierId, supplierId),
				sql`${supplierOrders.number} <> '' and ${supplierOrders.state} in ('not_placed', 'placed', 'in_production')`
			)
		);

/** Something happened that its system may know more of: it is read as soon as it can be. */
export const readSoon = (tx: Tx, supplierOrderId: string, now: Date) =>
	tx
		.update(supplierOrders)
		.set({ readDueAt: now })
		.where(and(eq(supplierOrders.id, supplierOrderId), sql`${supplierOrders.number} <> ''`));
