import { and, eq, lt } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import type { GatewayName } from '../gateway-names';
import { gatewayNotices } from '../tables.server';

/** What a gateway told us, as it is kept. */
export type KeptNotice = typeof gatewayNotices.$inferSelect;
type Named = { readonly gateway: GatewayName; readonly id: string };

/** Keeps it, once. Answers whether it is news. */
export async function keepNotice(tx: Tx, notice: Omit<KeptNotice, 'workedAt'>): Promise<boolean> {
	const kept = await tx
		.insert(gatewayNotices)
		.values(notice)
		.onConflictDoNothing()
		.returning({ id: gatewayNotices.id });
	return kept.length > 0;
}

const named = ({ gateway, id }: Named) => and(eq(gatewayNotices.gateway, gateway), eq(gatewayNotices.id, id));

export async function findNotice(tx: Tx, which: Named): Promise<KeptNotice | undefined> {
	const [found] = await tx.select().from(gatewayNotices).where(named(which));
	return found;
}

export const markWorked = (tx: Tx, which: Named, workedAt: Date) =>
	tx.update(gatewayNotices).set({ workedAt }).where(named(which));

/** Long after, nobody tells the same again. */
export const deleteNoticesBefore = (tx: Tx, before: Date) =>
	tx.delete(gatewayNotices).where(lt(gatewayNotices.receivedAt, before));
