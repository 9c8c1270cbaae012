import { and, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { sessions, shoppers, staff } from '../tables.server';

/** Which of these sessions of staff still live, in one query however many they are. */
export async function liveSessions(tx: Tx, hashes: readonly string[]): Promise<ReadonlySet<string>> {
	if (hashes.length === 0) return new Set();
	const rows = await tx
		.select({ hash: sessions.idHash })
		.from(sessions)
		.innerJoin(staff, and(eq(staff.id, sessions.userId), eq(staff.active, true)))
		.where(
			and(inArray(sessions.idHash, [...hashes]), eq(sessions.audience, 'staff'), gt(sessions.expiresAt, sql`now()`))
		);
	return new Set(rows.map(({ hash }) => hash));
}

/** Which of these sessions of shoppers still live; nobody sees orders whose address is not confirmed. */
export async function liveShoppers(tx: Tx, hashes: readonly string[]): Promise<readonly string[]> {
	if (hashes.length === 0) return [];
	const rows = await tx
		.select({ hash: sessions.idHash })
		.from(sessions)
		.innerJoin(shoppers, and(eq(shoppers.id, sessions.userId), isNotNull(shoppers.emailVerifiedAt)))
		.where(
			and(inArray(sessions.idHash, [...hashes]), eq(sessions.audience, 'shopper'), gt(sessions.expiresAt, sql`now()`))
		);
	return rows.map(({ hash }) => hash);
}
