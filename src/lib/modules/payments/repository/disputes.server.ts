import { and, eq, isNull, ne, or, sql } from 'drizzle-orm';
import { sum, type Minor } from '$lib/core/money';
import type { Tx } from '$lib/server/db';
import { captures } from '../../orders/captures.tables.server';
import { tenders } from '../../orders/tables.server';
import { disputeLosses, disputes } from '../tables.server';

export type KeptDispute = typeof disputes.$inferSelect;
type Named = Pick<KeptDispute, 'gateway' | 'reference'>;

/** The dispute the gateway calls by that id. The caller holds its order. */
export async function findDispute(tx: Tx, { gateway, reference }: Named): Promise<KeptDispute | undefined> {
	const which = and(eq(disputes.gateway, gateway), eq(disputes.reference, reference));
	const [found] = await tx.select().from(disputes).where(which);
	return found;
}

export const insertDispute = (tx: Tx, row: KeptDispute) => tx.insert(disputes).values(row);

export const closeDispute = (tx: Tx, id: string, end: Pick<KeptDispute, 'state' | 'closedAt' | 'amountMinor'>) =>
	tx.update(disputes).set(end).where(eq(disputes.id, id));

/** What other disputes about the same money took away that are still lost. The caller holds the order. */
export async function stillLost(tx: Tx, { id, tenderId, captureId }: KeptDispute): Promise<Minor> {
	const sameMoney = captureId === null ? undefined : or(isNull(disputes.captureId), eq(disputes.captureId, captureId));
	const others = and(eq(disputes.tenderId, tenderId), eq(disputes.state, 'lost'), ne(disputes.id, id), sameMoney);
	return sum(
		(await tx.select({ amount: disputes.amountMinor }).from(disputes).where(others)).map(({ amount }) => amount)
	);
}

/**
 * Marks on the tender, and on each of its captures, whether a dispute is open about it. A tender is disputed where all of it
 * is: that is answered. The caller holds its order.
 */
export async function markDisputed(tx: Tx, tenderId: string): Promise<boolean> {
	const open = sql`exists (select from ${disputes} d where d.tender_id = ${tenderId} and d.state = 'open'`;
	const own = eq(captures.tenderId, tenderId);
	await tx
		.update(captures)
		.set({ disputed: sql`${open} and coalesce(d.capture_id, ${captures.id}) = ${captures.id})` })
		.where(own);
	const everyPart = sql`(select coalesce(bool_and(c.disputed), false) from ${captures} c where c.tender_id = ${tenderId})`;
	const [tender] = await tx
		.update(tenders)
		.set({ disputed: sql`${open} and d.capture_id is null) or ${everyPart}` })
		.where(eq(tenders.id, tenderId))
		.returning({ disputed: tenders.disputed });
	return tender?.disputed ?? false;
}

type Loss = typeof disputeLosses.$inferSelect;

/** Writes down what of which case's due a lost dispute paid. */
export async function insertLosses(tx: Tx, losses: readonly Loss[]): Promise<void> {
	if (losses.length > 0) await tx.insert(disputeLosses).values([...losses]);
}

/** Takes those back and answers them. */
export const takeLosses = (tx: Tx, disputeId: string): Promise<Loss[]> =>
	tx.delete(disputeLosses).where(eq(disputeLosses.disputeId, disputeId)).returning();
