import { eq, inArray, isNull, lte } from 'drizzle-orm';
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

/** Those of many cases, sealed. */
export const listBankDetails = (tx: Tx, cases: readonly string[]): Promise<Kept[]> =>
	tx
		.select()
		.from(bankDetails)
		.where(inArray(bankDetails.cancellationId, [...cases]));

/** Says when the bank details of cases go; from then on they are not replaced. Null takes that back. */
export async function setDeleteAt(tx: Tx, cases: readonly string[], deleteAt: Date | null): Promise<void> {
	await tx
		.update(bankDetails)
		.set({ deleteAt })
		.where(inArray(bankDetails.cancellationId, [...cases]));
}

/** Deletes what is due to go. */
export async function deleteUntil(tx: Tx, now: Date): Promise<void> {
	await tx.delete(bankDetails).where(lte(bankDetails.deleteAt, now));
}
