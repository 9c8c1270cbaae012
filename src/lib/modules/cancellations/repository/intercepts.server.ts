import { asc, eq } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { intercepts } from '../intercept.tables.server';
import type { Intercept } from '../intercept/intercept';

export const insertIntercept = (tx: Tx, row: typeof intercepts.$inferInsert) => tx.insert(intercepts).values(row);

/** The parcels of an order that a carrier was asked to stop, oldest first. */
export const interceptsOf = (tx: Tx, orderId: string): Promise<Intercept[]> =>
	tx
		.select()
		.from(intercepts)
		.where(eq(intercepts.orderId, orderId))
		.orderBy(asc(intercepts.askedAt), asc(intercepts.id));

export async function findIntercept(tx: Tx, id: string): Promise<Intercept | undefined> {
	const [found] = await tx.select().from(intercepts).where(eq(intercepts.id, id));
	return found;
}

type Ended = Pick<Intercept, 'state' | 'endedAt' | 'endedBy' | 'answer' | 'filedId'>;
export const endIntercept = (tx: Tx, id: string, ended: Ended) =>
	tx.update(intercepts).set(ended).where(eq(intercepts.id, id));
