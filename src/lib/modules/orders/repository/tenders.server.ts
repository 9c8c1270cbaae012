import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Minor } from '$lib/core/money';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { tenders } from '../tables.server';
import type { TenderName } from '../tender-names';

/** Money that reached us by a way we only hear of. */
export type RecordedTender = {
	readonly orderId: string;
	readonly position: number;
	readonly kind: TenderName;
	readonly reference: string;
	readonly captured: Minor;
};

/** Adds a payment somebody recorded by hand; what it gives back is done by hand too. */
export const insertTender = (tx: Tx, { newId }: Pick<Ctx, 'newId'>, { captured, ...tender }: RecordedTender) =>
	tx.insert(tenders).values({
		...tender,
		id: newId('ten'),
		gateway: 'manual',
		authorizedMinor: captured,
		capturedMinor: captured
	});

/** A tender as a gateway knows it. */
export type PaidTender = Pick<typeof tenders.$inferSelect, 'id' | 'orderId' | 'reference'>;

/** What was paid by this payment, whichever of its names the gateway uses. */
export const tendersPaidBy = (tx: Tx, gateway: string, references: readonly string[]): Promise<PaidTender[]> =>
	tx
		.select({ id: tenders.id, orderId: tenders.orderId, reference: tenders.reference })
		.from(tenders)
		.where(and(inArray(tenders.reference, [...references]), sql`${tenders.gateway} = ${gateway}`))
		.orderBy(asc(tenders.id));

/** What a dispute changes about a tender. The caller holds its order. */
export const changeTender = (tx: Tx, id: string, set: { disputed?: boolean; chargedBackMinor?: Minor }) =>
	tx.update(tenders).set(set).where(eq(tenders.id, id));
