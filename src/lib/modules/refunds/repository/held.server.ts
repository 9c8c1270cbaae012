import { and, eq } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { refunds } from '../tables.server';

/** Something of the case waits for somebody who may pay to let it go. */
export const waitsForRelease = async (tx: Tx, cancellationId: string): Promise<boolean> =>
	(
		await tx
			.select({ id: refunds.id })
			.from(refunds)
			.where(and(eq(refunds.cancellationId, cancellationId), refunds.needsRelease))
			.limit(1)
	).length > 0;

/** Makes the held refunds of a case due, so that releasing one sends it; what has to be released keeps its last day. */
export async function makeHeldDue(tx: Tx, cancellationId: string, dueAt: Date): Promise<void> {
	const held = and(
		eq(refunds.cancellationId, cancellationId),
		eq(refunds.state, 'on_hold'),
		eq(refunds.needsRelease, false)
	);
	await tx.update(refunds).set({ dueAt }).where(held);
}
