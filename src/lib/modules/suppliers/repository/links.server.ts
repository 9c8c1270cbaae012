import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { supplierLinks } from '../tables.server';

/** A link as it stands in the table: without its token, which only its holder has. */
export type SupplierLink = typeof supplierLinks.$inferSelect;

/** Holds the making of this supplier order's links until the transaction ends. */
export const lockLinkMaking = (tx: Tx, supplierOrderId: string) =>
	tx.execute(sql`select pg_advisory_xact_lock(hashtext('supplier'), hashtext(${supplierOrderId}))`);

/** The newest link that still opens the order at `until`. */
export async function findOpenLink(tx: Tx, supplierOrderId: string, until: Date): Promise<SupplierLink | undefined> {
	const { revokedAt, expiresAt } = supplierLinks;
	const [link] = await tx
		.select()
		.from(supplierLinks)
		.where(and(eq(supplierLinks.supplierOrderId, supplierOrderId), isNull(revokedAt), gt(expiresAt, until)))
		.orderBy(desc(expiresAt))
		.limit(1);
	return link;
}

export async function findSupplierLink(tx: Tx, by: { id: string } | { tokenHash: string }) {
	const [link] = await tx
		.select()
		.from(supplierLinks)
		.where('id' in by ? eq(supplierLinks.id, by.id) : eq(supplierLinks.tokenHash, by.tokenHash));
	return link;
}

export const insertSupplierLink = (tx: Tx, link: SupplierLink) => tx.insert(supplierLinks).values(link);

/** Closes every link of the order that is still open. @returns how many there were */
export async function closeSupplierLinks(tx: Tx, supplierOrderId: string, at: Date): Promise<number> {
	const closed = await tx
		.update(supplierLinks)
		.set({ revokedAt: at })
		.where(and(eq(supplierLinks.supplierOrderId, supplierOrderId), isNull(supplierLinks.revokedAt)))
		.returning({ id: supplierLinks.id });
	return closed.length;
}
