import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { orders } from '../orders/tables.server';
import type { AskedUnits } from './answer';
import { readSoon } from './repository/readings.server';
import { supplierCancellations, supplierOrders, suppliers } from './tables.server';

/** Our asking one supplier to stop, with whom to ask and for which order. */
export type SupplierAsk = {
	readonly id: string;
	readonly state: (typeof supplierCancellations.$inferSelect)['state'];
	readonly cancellationId: string;
	readonly orderId: string;
	readonly supplierOrderId: string;
	readonly supplierId: string;
	readonly supplierOrderNumber: string;
	readonly letter: string | null;
	readonly items: readonly AskedUnits[];
	readonly supplier: Pick<typeof suppliers.$inferSelect, 'name' | 'kind' | 'email' | 'locale'>;
};

export async function findAsk(tx: Tx, id: string): Promise<SupplierAsk | undefined> {
	const { name, kind, email, locale } = suppliers;
	const [ask] = await tx
		.select({
			id: supplierCancellations.id,
			state: supplierCancellations.state,
			cancellationId: supplierCancellations.cancellationId,
			orderId: orders.id,
			supplierOrderId: supplierCancellations.supplierOrderId,
			supplierId: supplierCancellations.supplierId,
			supplierOrderNumber: supplierOrders.number,
			letter: supplierCancellations.letter,
			items: supplierCancellations.items,
			supplier: { name, kind, email, locale }
		})
		.from(supplierCancellations)
		.innerJoin(suppliers, eq(suppliers.id, supplierCancellations.supplierId))
		.innerJoin(supplierOrders, eq(supplierOrders.id, supplierCancellations.supplierOrderId))
		.innerJoin(orders, eq(orders.id, supplierOrders.orderId))
		.where(eq(supplierCancellations.id, id));
	return ask;
}

/**
 * Notes that the supplier was asked: its letter is out, or somebody has the task to ask by hand.
 * @returns whether it still had to be: an answer may have come, or the need gone, meanwhile
 */
export async function markAsked(tx: Tx, id: string, at: Date): Promise<boolean> {
	const marked = await tx
		.update(supplierCancellations)
		.set({ state: 'sent', sentAt: at, dueAt: dueFrom(at) })
		.where(and(eq(supplierCancellations.id, id), eq(supplierCancellations.state, 'to_send')))
		.returning({ supplierOrderId: supplierCancellations.supplierOrderId });
	for (const { supplierOrderId } of marked) await readSoon(tx, supplierOrderId, at);
	return marked.length > 0;
}

/** When an answer to what is asked now is due, as agreed with its supplier. */
const dueFrom = (at: Date) => sql`${at.toISOString()}::timestamptz + make_interval(hours =>
	(select ${suppliers.answerHours} from ${suppliers} where ${suppliers.id} = ${supplierCancellations.supplierId}))`;

/**
 * Notes that its letter is handed over now: it is neither edited nor called off as unsent any more. @returns what staff wrote
 * for it; undefined where nobody is to be asked any more
 */
export async function handLetter(tx: Tx, id: string, at: Date): Promise<{ letter: string | null } | undefined> {
	const [handed] = await tx
		.update(supplierCancellations)
		.set({ handedAt: at })
		.where(and(eq(supplierCancellations.id, id), eq(supplierCancellations.state, 'to_send')))
		.returning({ letter: supplierCancellations.letter });
	return handed;
}

/** It surely was not taken. */
export const takeLetterBack = (tx: Tx, id: string) =>
	tx
		.update(supplierCancellations)
		.set({ handedAt: null })
		.where(and(eq(supplierCancellations.id, id), eq(supplierCancellations.state, 'to_send')));

/** What staff wrote for a letter that has not left. @returns whether it still had not */
export async function writeLetter(tx: Tx, id: string, letter: string | null): Promise<boolean> {
	const written = await tx
		.update(supplierCancellations)
		.set({ letter })
		.where(
			and(
				eq(supplierCancellations.id, id),
				eq(supplierCancellations.state, 'to_send'),
				isNull(supplierCancellations.handedAt)
			)
		)
		.returning({ id: supplierCancellations.id });
	return written.length > 0;
}

export type SilentAsk = Pick<typeof supplierCancellations.$inferSelect, 'id' | 'cancellationId' | 'remindedAt'>;

/** Askings whose answer was due before that moment. */
export const silentAsks = (tx: Tx, before: Date, limit: number): Promise<SilentAsk[]> =>
	tx
		.select({
			id: supplierCancellations.id,
			cancellationId: supplierCancellations.cancellationId,
			remindedAt: supplierCancellations.remindedAt
		})
		.from(supplierCancellations)
		.where(
			and(
				eq(supplierCancellations.state, 'sent'),
				sql`${supplierCancellations.dueAt} <= ${before.toISOString()}::timestamptz`
			)
		)
		.orderBy(supplierCancellations.dueAt)
		.limit(limit);
