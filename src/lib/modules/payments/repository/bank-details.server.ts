import { eq, isNull, lte } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { bankDetails } from '../tables.server';

type Kept = typeof bankDetails.$inferSelect;

/** Keeps a case's bank details, in place of older ones; answers their id, or nothing once the money was sent. */
export async function keepBankDetails(tx: Tx, { id, cancellationId, ...kept }: Omit<Kept, 'deleteAt'>) {
	const [row] = await tx
		.insert(bankDetails)
		.values({ id, cancellationId, ...kept })
		.onConflictDoUpdate({ target: bankDetails.cancellationId, set: kept, setWhere: isNull(bankDetails.deleteAt) })
		.returning({ id: bankDetails.id });
	return row?.id;
}

/** A case's bank details, sealed. */
export async function findBankDetails(tx: Tx, cancellationId: string): Promise<Kept | undefined> {
	const [row] = await tx.select().from(bankDetails).where(eq(bankDetails.cancellationId, cancellationId));
	return row;
}

/** Says when a case's bank details go; from then on they are not replaced. */
export async function setDeleteAt(tx: Tx, cancellationId: string, deleteAt: Date): Promise<void> {
	await tx.update(bankDetails).set({ deleteAt }).where(eq(bankDetails.cancellationId, cancellationId));
}

/** Deletes what is due to go. */
export async function deleteUntil(tx: Tx, now: Date): Promise<void> {
	await tx.delete(bankDetails).where(lte(bankDetails.deleteAt, now));
}
