import { inArray, lt, sql } from 'drizzle-orm';
import { later } from '$lib/core/time';
import type { Tx } from '$lib/server/db';
import { rateLimits } from '../tables.server';

/** How often something may be done in a window that starts with its first use. */
export type Limit = { readonly key: string; readonly max: number; readonly windowMs: number };

/** Counts one use of each. @returns whether all are still within their limit */
export async function useUp(tx: Tx, now: Date, limits: readonly Limit[]): Promise<boolean> {
	const over = sql`${rateLimits.resetsAt} <= ${now.toISOString()}`;
	const rows = await tx
		.insert(rateLimits)
		.values(limits.map(({ key, windowMs }) => ({ key, count: 1, resetsAt: later(now, windowMs) })))
		.onConflictDoUpdate({
			target: rateLimits.key,
			set: {
				count: sql`case when ${over} then 1 else ${rateLimits.count} + 1 end`,
				resetsAt: sql`case when ${over} then excluded.resets_at else ${rateLimits.resetsAt} end`
			}
		})
		.returning({ key: rateLimits.key, count: rateLimits.count });
	const counts = new Map(rows.map(({ key, count }) => [key, count]));
	return limits.every(({ key, max }) => (counts.get(key) ?? 0) <= max);
}

/** Starts these counts over. */
export const forgetUses = (tx: Tx, keys: readonly string[]) =>
	tx.delete(rateLimits).where(inArray(rateLimits.key, [...keys]));

/** Drops counts whose window is over. */
export const sweepLimits = (tx: Tx, now: Date) => tx.delete(rateLimits).where(lt(rateLimits.resetsAt, now));
