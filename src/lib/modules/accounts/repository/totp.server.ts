import { and, count, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { recoveryCodes, staffTotp } from '../team.tables.server';

/** A member's app as it stands; unless confirmed it counts for nothing. */
export type KeptTotp = Pick<typeof staffTotp.$inferSelect, 'sealed' | 'confirmedAt' | 'lastStep'>;

const columns = { sealed: staffTotp.sealed, confirmedAt: staffTotp.confirmedAt, lastStep: staffTotp.lastStep };

export async function findTotp(tx: Tx, staffId: string): Promise<KeptTotp | undefined> {
	const [row] = await tx.select(columns).from(staffTotp).where(eq(staffTotp.staffId, staffId));
	return row;
}

/** The same, held until the transaction ends: of two who show one code at once, the second sees it used. */
export async function lockTotp(tx: Tx, staffId: string): Promise<KeptTotp | undefined> {
	const [row] = await tx.select(columns).from(staffTotp).where(eq(staffTotp.staffId, staffId)).for('update');
	return row;
}

type Offer = { readonly sealed: string; readonly offeredAt: Date; readonly replaceBefore: Date };

/** Keeps a secret nobody has shown a code of yet. One offered since then stays: two pages show the same picture. */
export const keepOffer = (tx: Tx, staffId: string, { replaceBefore, ...offer }: Offer) =>
	tx
		.insert(staffTotp)
		.values({ staffId, ...offer })
		.onConflictDoUpdate({
			target: staffTotp.staffId,
			set: offer,
			setWhere: sql`${isNull(staffTotp.confirmedAt)} and ${lt(staffTotp.offeredAt, replaceBefore)}`
		});

/** Forgets a secret that was not confirmed: whoever had the account's screen before may have seen it. */
export const forgetOffer = (tx: Tx, staffId: string) =>
	tx.delete(staffTotp).where(and(eq(staffTotp.staffId, staffId), isNull(staffTotp.confirmedAt)));

/** The secret counts from now on. */
export const confirmTotp = (tx: Tx, staffId: string, { at, step }: { readonly at: Date; readonly step: number }) =>
	tx.update(staffTotp).set({ confirmedAt: at, lastStep: step }).where(eq(staffTotp.staffId, staffId));

/** This step, and every one before it, is over. */
export const useUpStep = (tx: Tx, staffId: string, step: number) =>
	tx.update(staffTotp).set({ lastStep: step }).where(eq(staffTotp.staffId, staffId));

/** Forgets a member's app and the codes that stand in for it. */
export const forgetTotp = async (tx: Tx, staffId: string): Promise<void> => {
	await Promise.all([
		tx.delete(staffTotp).where(eq(staffTotp.staffId, staffId)),
		tx.delete(recoveryCodes).where(eq(recoveryCodes.staffId, staffId))
	]);
};

/** The only recovery codes of this member from now on. */
export async function replaceRecoveryCodes(tx: Tx, staffId: string, hashes: readonly string[]): Promise<void> {
	await tx.delete(recoveryCodes).where(eq(recoveryCodes.staffId, staffId));
	await tx.insert(recoveryCodes).values(hashes.map((hash) => ({ hash, staffId })));
}

/** @returns whether it was this member's and not used before */
export async function useUpRecoveryCode(tx: Tx, staffId: string, { hash, at }: { hash: string; at: Date }) {
	const used = await tx
		.update(recoveryCodes)
		.set({ usedAt: at })
		.where(and(eq(recoveryCodes.hash, hash), eq(recoveryCodes.staffId, staffId), isNull(recoveryCodes.usedAt)))
		.returning({ hash: recoveryCodes.hash });
	return used.length === 1;
}

export async function countRecoveryCodes(tx: Tx, staffId: string): Promise<number> {
	const [row] = await tx
		.select({ left: count() })
		.from(recoveryCodes)
		.where(and(eq(recoveryCodes.staffId, staffId), isNull(recoveryCodes.usedAt)));
	return row?.left ?? 0;
}
