import { and, asc, eq, or, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import type { PaidTender } from '../../orders/repository/tenders.server';
import { captures } from '../../orders/captures.tables.server';
import { tenders } from '../../orders/tables.server';
import type { Gateway } from '../../orders/order';
import { refunds } from '../tables.server';
import type { Refund } from '../repository.server';

/** All refunds on a tender, oldest first, those of one moment by their captures, held. The caller holds the order. */
export const lockOnTender = (tx: Tx, tenderId: string): Promise<Refund[]> =>
	tx
		.select()
		.from(refunds)
		.where(eq(refunds.tenderId, tenderId))
		.orderBy(asc(refunds.createdAt), captureOf, asc(refunds.id))
		.for('update');

const captureOf = sql`(select c.position from ${captures} c where c.id = ${refunds.captureId})`;

type Named = { readonly gateway: Gateway; readonly key: string | null; readonly movement?: string };

/** The payment a movement was made on, where the gateway names nothing but that: our refund, or its own id of it. */
export async function tendersMovedBy(tx: Tx, { gateway, key, movement }: Named): Promise<PaidTender[]> {
	const named = [
		...(key === null ? [] : [eq(refunds.id, key)]),
		...(movement === undefined ? [] : [eq(refunds.reference, movement)])
	];
	if (named.length === 0) return [];
	return tx
		.selectDistinct({ id: tenders.id, orderId: tenders.orderId, reference: tenders.reference })
		.from(refunds)
		.innerJoin(tenders, eq(tenders.id, refunds.tenderId))
		.where(and(eq(tenders.gateway, gateway), or(...named)))
		.orderBy(asc(tenders.id));
}
