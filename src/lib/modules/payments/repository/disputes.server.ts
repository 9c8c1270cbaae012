import { and, eq, ne } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
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

/** Whether another dispute than this one is still open on the tender. */
export async function isStillDisputed(tx: Tx, { id, tenderId }: Pick<KeptDispute, 'id' | 'tenderId'>) {
	const open = and(eq(disputes.tenderId, tenderId), eq(disputes.state, 'open'), ne(disputes.id, id));
	return (await tx.select({ id: disputes.id }).from(disputes).where(open).limit(1)).length > 0;
}

type Loss = typeof disputeLosses.$inferSelect;

/** Writes down what of which case's due a lost dispute paid. */
export async function insertLosses(tx: Tx, losses: readonly Loss[]): Promise<void> {
	if (losses.length > 0) await tx.insert(disputeLosses).values([...losses]);
}

/** Takes those back and answers them. */
export const takeLosses = (tx: Tx, disputeId: string): Promise<Loss[]> =>
	tx.delete(disputeLosses).where(eq(disputeLosses.disputeId, disputeId)).returning();
