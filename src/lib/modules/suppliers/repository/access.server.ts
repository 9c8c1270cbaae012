import { and, eq, lte, ne } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import type { SupplierKind } from '../kinds/names';
import { supplierAccess } from '../access.tables.server';

export type Access = typeof supplierAccess.$inferSelect;

export async function findAccess(tx: Tx, kind: SupplierKind): Promise<Access | undefined> {
	const [row] = await tx.select().from(supplierAccess).where(eq(supplierAccess.kind, kind));
	return row;
}

type Given = Pick<Access, 'kind' | 'givenHash' | 'tokenSealed' | 'renewalSealed' | 'renewAt'>;

/** What it is set up with counts from now on, unless that is what it was set up with before. */
export const setUpAccess = (tx: Tx, given: Given) =>
	tx
		.insert(supplierAccess)
		.values(given)
		.onConflictDoUpdate({
			target: supplierAccess.kind,
			set: { ...given, expiresAt: null, failures: 0, toldAt: null },
			setWhere: ne(supplierAccess.givenHash, given.givenHash)
		});

/** Takes what is to be renewed by now, and puts it off, so that nobody else renews it. @returns whether it was taken */
export async function claimRenewal(tx: Tx, kind: SupplierKind, now: Date, until: Date): Promise<boolean> {
	const taken = await tx
		.update(supplierAccess)
		.set({ renewAt: until })
		.where(and(eq(supplierAccess.kind, kind), lte(supplierAccess.renewAt, now)))
		.returning({ kind: supplierAccess.kind });
	return taken.length > 0;
}

export const changeAccess = (tx: Tx, kind: SupplierKind, patch: Partial<Omit<Access, 'kind' | 'givenHash'>>) =>
	tx.update(supplierAccess).set(patch).where(eq(supplierAccess.kind, kind));
