import { asc, eq } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { refunds } from '../tables.server';
import type { Refund } from '../repository.server';

/** All refunds on a tender, oldest first, held. The caller holds the order. */
export const lockOnTender = (tx: Tx, tenderId: string): Promise<Refund[]> =>
	tx
		.select()
		.from(refunds)
		.where(eq(refunds.tenderId, tenderId))
		.orderBy(asc(refunds.createdAt), asc(refunds.id))
		.for('update');
