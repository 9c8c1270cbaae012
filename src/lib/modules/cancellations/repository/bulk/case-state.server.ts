import { eq } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import type { Status } from '../../status';
import { cancellations } from '../../tables.server';

/** How a case stands; only its lock can tell for sure. */
export async function getState(tx: Tx, id: string): Promise<Status> {
	const [found] = await tx.select({ state: cancellations.state }).from(cancellations).where(eq(cancellations.id, id));
	if (!found) throw new Error(`case ${id} is gone`);
	return found.state;
}
