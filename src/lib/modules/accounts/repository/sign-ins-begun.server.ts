import { and, eq, gt, lte, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { staff } from '../tables.server';
import { signInsBegun } from '../team.tables.server';

/** Whoever is between the two steps. */
export type BegunBy = Pick<typeof staff.$inferSelect, 'id' | 'name' | 'email'>;

export const addBegun = (tx: Tx, row: typeof signInsBegun.$inferInsert) => tx.insert(signInsBegun).values(row);

/** Who began here, if they still may go on. */
export async function findBegun(tx: Tx, idHash: string, at: Date): Promise<BegunBy | undefined> {
	const [row] = await tx
		.select({ id: staff.id, name: staff.name, email: staff.email })
		.from(signInsBegun)
		.innerJoin(staff, and(eq(staff.id, signInsBegun.staffId), eq(staff.active, true)))
		.where(and(eq(signInsBegun.idHash, idHash), gt(signInsBegun.expiresAt, at)));
	return row;
}

/** @returns whether it was still there: of two who end it at once, one did */
export async function removeBegun(tx: Tx, idHash: string): Promise<boolean> {
	const gone = await tx.delete(signInsBegun).where(eq(signInsBegun.idHash, idHash)).returning();
	return gone.length === 1;
}

export const removeBegunOf = (tx: Tx, staffId: string) =>
	tx.delete(signInsBegun).where(eq(signInsBegun.staffId, staffId));

/** They live by the real clock, as sessions do. */
export const removeExpiredBegun = (tx: Tx) => tx.delete(signInsBegun).where(lte(signInsBegun.expiresAt, sql`now()`));
