import { and, asc, eq, gt, sql, type SQL } from 'drizzle-orm';
import { Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import { among } from '../../orders/repository/rows.server';
import { recoveryTotals } from '../recoveries.tables.server';
import { supplierCancellations, supplierItems, suppliers } from '../tables.server';

type Row = typeof suppliers.$inferSelect;
type New = typeof suppliers.$inferInsert;

/** @returns whether it is new: a name is one supplier's */
export async function insertSupplier(tx: Tx, row: New): Promise<boolean> {
	const added = await tx
		.insert(suppliers)
		.values(row)
		.onConflictDoNothing({ target: suppliers.name })
		.returning({ id: suppliers.id });
	return added.length === 1;
}

/** @throws Refused `supplier.not_found` */
export async function lockSupplier(tx: Tx, id: string): Promise<Row> {
	const [row] = await tx.select().from(suppliers).where(eq(suppliers.id, id)).for('update');
	if (!row) throw new Refused('supplier.not_found');
	return row;
}

/** @throws Refused `supplier.not_found` */
export async function getSupplier(tx: Tx, id: string): Promise<Row> {
	const [row] = await tx.select().from(suppliers).where(eq(suppliers.id, id));
	if (!row) throw new Refused('supplier.not_found');
	return row;
}

export async function supplierNamed(tx: Tx, name: string): Promise<Row | undefined> {
	const [row] = await tx.select().from(suppliers).where(eq(suppliers.name, name));
	return row;
}

/** What suppliers are called, to choose one of. */
export async function listSupplierNames(tx: Tx, limit: number): Promise<string[]> {
	const rows = await tx.select({ name: suppliers.name }).from(suppliers).orderBy(asc(suppliers.name)).limit(limit);
	return rows.map(({ name }) => name);
}

/** @returns whether it could be: another may have that name already */
export async function changeSupplier(tx: Tx, id: string, patch: Partial<Omit<New, 'id'>>): Promise<boolean> {
	const free = sql`not exists (select 1 from suppliers o where o.name = ${patch.name ?? ''} and o.id <> ${id})`;
	const changed = await tx
		.update(suppliers)
		.set(patch)
		.where(and(eq(suppliers.id, id), free))
		.returning({ id: suppliers.id });
	return changed.length === 1;
}

export async function linkItem(tx: Tx, row: typeof supplierItems.$inferInsert): Promise<boolean> {
	const linked = await tx
		.insert(supplierItems)
		.values(row)
		.onConflictDoUpdate({
			target: supplierItems.sku,
			set: { reference: row.reference ?? '' },
			setWhere: eq(supplierItems.supplierId, row.supplierId)
		})
		.returning({ sku: supplierItems.sku });
	return linked.length === 1;
}

export async function unlinkItem(tx: Tx, supplierId: string, sku: string): Promise<boolean> {
	const gone = await tx
		.delete(supplierItems)
		.where(and(eq(supplierItems.supplierId, supplierId), eq(supplierItems.sku, sku)))
		.returning({ sku: supplierItems.sku });
	return gone.length === 1;
}

/** What a supplier calls these goods, where it calls them otherwise than we do. */
export const referencesOf = (tx: Tx, supplierId: string, skus: readonly string[]) =>
	tx
		.select({ sku: supplierItems.sku, reference: supplierItems.reference })
		.from(supplierItems)
		.where(and(eq(supplierItems.supplierId, supplierId), among(supplierItems.sku, skus)));

export const itemsOfSupplier = (tx: Tx, supplierId: string, limit: number) =>
	tx
		.select({ sku: supplierItems.sku, reference: supplierItems.reference })
		.from(supplierItems)
		.where(eq(supplierItems.supplierId, supplierId))
		.orderBy(asc(supplierItems.sku))
		.limit(limit);

type Wanted = { readonly after?: string | undefined; readonly limit: number };

/** Suppliers by name, each with how many askings wait for its answer, and how many of those for too long. */
export function listSuppliers(tx: Tx, now: Date, { after, limit }: Wanted) {
	// A select of one table names its columns alone, so that the inner ones need names of their own.
	const waiting = (more: SQL) => sql<number>`(select count(*)::int from supplier_cancellations c
		where c.supplier_id = suppliers.id and c.state = 'sent' ${more})`;
	const late = sql`and (c.escalated_at is not null or c.due_at <= ${now.toISOString()}::timestamptz)`;
	return tx
		.select({
			id: suppliers.id,
			name: suppliers.name,
			kind: suppliers.kind,
			email: suppliers.email,
			phone: suppliers.phone,
			locale: suppliers.locale,
			answerHours: suppliers.answerHours,
			cancelableUntil: suppliers.cancelableUntil,
			waiting: waiting(sql``),
			late: waiting(late)
		})
		.from(suppliers)
		.where(after === undefined ? undefined : gt(suppliers.name, after))
		.orderBy(asc(suppliers.name))
		.limit(limit);
}

/** What suppliers owe us in all, by supplier and currency. */
export const totalsOf = (tx: Tx, supplierIds: readonly string[]) =>
	tx
		.select()
		.from(recoveryTotals)
		.where(
			sql`${recoveryTotals.supplierId} in (select jsonb_array_elements_text(${JSON.stringify(supplierIds)}::jsonb))`
		)
		.orderBy(asc(recoveryTotals.currency));

export type Score = {
	readonly asked: number;
	readonly answered: number;
	readonly approved: number;
	readonly partly: number;
	readonly declined: number;
	readonly hours: number | null;
};

/** How a supplier answered what it was asked since then; half of its answers came within `hours`. */
export async function scoreOf(tx: Tx, supplierId: string, since: Date): Promise<Score> {
	const c = supplierCancellations;
	const [row] = await tx
		.select({
			asked: sql<number>`count(*)::int`,
			answered: sql<number>`count(${c.answeredAt})::int`,
			approved: sql<number>`(count(*) filter (where ${c.state} = 'approved'))::int`,
			partly: sql<number>`(count(*) filter (where ${c.state} = 'partly_approved'))::int`,
			declined: sql<number>`(count(*) filter (where ${c.state} = 'declined'))::int`,
			hours: sql<
				number | null
			>`(percentile_cont(0.5) within group (order by extract(epoch from ${c.answeredAt} - ${c.sentAt})) / 3600)::float`
		})
		.from(c)
		.where(and(eq(c.supplierId, supplierId), sql`${c.sentAt} >= ${since.toISOString()}::timestamptz`));
	return row ?? { asked: 0, answered: 0, approved: 0, partly: 0, declined: 0, hours: null };
}
