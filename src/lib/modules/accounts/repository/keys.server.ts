import { and, eq, isNull } from 'drizzle-orm';
import type { ApiKey } from '$lib/server/api/scopes';
import type { Tx } from '$lib/server/db';
import { apiKeys } from '../tables.server';

/** The API key of this hash, unless it was revoked. */
export async function findKey(tx: Tx, hash: string): Promise<ApiKey | null> {
	const [row] = await tx
		.select({ id: apiKeys.id, role: apiKeys.role, name: apiKeys.name })
		.from(apiKeys)
		.where(and(eq(apiKeys.hash, hash), isNull(apiKeys.revokedAt)));
	return row ?? null;
}

export const addKey = (tx: Tx, row: typeof apiKeys.$inferInsert) => tx.insert(apiKeys).values(row);
