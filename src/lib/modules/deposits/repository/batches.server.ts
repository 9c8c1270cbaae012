import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import { Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import { keysetOf, sheetOf, type Keyset, type Sheet } from '$lib/server/store/keyset';
import { cancellations } from '../../cancellations/tables.server';
import { orders } from '../../orders/tables.server';
import { bankDetails } from '../../payments/tables.server';
import { refunds } from '../../refunds/tables.server';
import type { Batch, BatchItem, BatchSums } from '../batch';
import { depositBatches } from '../tables.server';

/** A batch as it stands in the table. */
export type BatchRow = typeof depositBatches.$inferSelect;

export async function insertBatch(tx: Tx, batch: typeof depositBatches.$inferInsert): Promise<BatchRow> {
	const [row] = await tx.insert(depositBatches).values(batch).returning();
	if (!row) throw new Error('The batch was not kept');
	return row;
}

/** Holds a batch. @throws Refused `batch.not_found` */
export async function lockBatch(tx: Tx, id: string): Promise<BatchRow> {
	const [row] = await tx.select().from(depositBatches).where(eq(depositBatches.id, id)).for('update');
	if (!row) throw new Refused('batch.not_found', { id });
	return row;
}

type Change = Partial<Omit<BatchRow, 'id' | 'number' | 'currency'>>;

export const changeBatch = (tx: Tx, id: string, set: Change) =>
	tx.update(depositBatches).set(set).where(eq(depositBatches.id, id));

/** The refunds of a batch that are in this state; all of them, where none is named. */
export async function refundIdsIn(tx: Tx, batch: string, state?: 'submitted'): Promise<string[]> {
	const rows = await tx
		.select({ id: refunds.id })
		.from(refunds)
		.where(and(eq(refunds.batchId, batch), state && eq(refunds.state, state)))
		.orderBy(asc(refunds.createdAt), asc(refunds.id));
	return rows.map(({ id }) => id);
}

/** What a batch's refunds come to. As a part of each row, so that a page is one statement; drizzle would name no table. */
const sumOf = (counted: SQL, state?: SQL): SQL<string> => sql<string>`(select ${counted} from ${refunds} r
	where r.batch_id = deposit_batches.id${state ? sql` and r.state = ${state}` : sql``})`;
const COUNT = sql`count(*)`;
const AMOUNT = sql`coalesce(sum(r.amount_minor), 0)`;
const sums = {
	count: sumOf(COUNT).mapWith(Number),
	amount: sumOf(AMOUNT).mapWith(Number),
	waiting: sumOf(COUNT, sql`'submitted'`).mapWith(Number),
	paid: sumOf(COUNT, sql`'succeeded'`).mapWith(Number),
	paidAmount: sumOf(AMOUNT, sql`'succeeded'`).mapWith(Number),
	failed: sumOf(COUNT, sql`'failed'`).mapWith(Number),
	failedAmount: sumOf(AMOUNT, sql`'failed'`).mapWith(Number)
} satisfies Record<keyof BatchSums, SQL>;

const batches = (tx: Tx) =>
	tx
		.select({
			...{ id: depositBatches.id, number: depositBatches.number, currency: depositBatches.currency },
			...{ state: depositBatches.state, createdAt: depositBatches.createdAt, createdBy: depositBatches.createdBy },
			...{ exports: depositBatches.exports, exportedAt: depositBatches.exportedAt, paidOn: depositBatches.paidOn },
			...{ paidReference: depositBatches.paidReference, endedAt: depositBatches.endedAt },
			...{ endedBy: depositBatches.endedBy, ...sums }
		})
		.from(depositBatches);

type Page = { readonly cursor?: string | undefined; readonly limit: number };

/** One page of batches, the newest first. One statement. */
export async function listBatches(tx: Tx, { cursor, limit }: Page): Promise<Sheet<Batch>> {
	const from = keysetOf(cursor);
	const order = from?.way === 'newer' ? asc : desc;
	const read = await batches(tx)
		.where(from ? beyond(from) : undefined)
		.orderBy(order(depositBatches.createdAt), order(depositBatches.id))
		.limit(limit + 1);
	return sheetOf(read, from, limit, ({ createdAt }) => createdAt);
}

function beyond({ way, at, id }: Keyset): SQL {
	const sign = sql.raw(way === 'newer' ? '>' : '<');
	return sql`(${depositBatches.createdAt}, ${depositBatches.id}) ${sign} (${at.toISOString()}::timestamptz, ${id})`;
}

/** @throws Refused `batch.not_found` */
export async function getBatch(tx: Tx, id: string): Promise<Batch> {
	const [found] = await batches(tx).where(eq(depositBatches.id, id));
	if (!found) throw new Refused('batch.not_found', { id });
	return found;
}

/** The refunds of a batch, with their accounts masked. No batch is longer than one page. */
export const itemsOf = (tx: Tx, batch: string): Promise<BatchItem[]> =>
	tx
		.select({
			...{ id: refunds.id, case: cancellations.number, order: orders.number, customer: orders.name },
			...{ amount: refunds.amountMinor, state: refunds.state, failure: refunds.failure },
			account: bankDetails.masked
		})
		.from(refunds)
		.innerJoin(cancellations, eq(cancellations.id, refunds.cancellationId))
		.innerJoin(orders, eq(orders.id, refunds.orderId))
		.leftJoin(bankDetails, eq(bankDetails.cancellationId, refunds.cancellationId))
		.where(eq(refunds.batchId, batch))
		.orderBy(asc(refunds.createdAt), asc(refunds.id));

/** What a transfer names besides its account: the numbers the customer knows. */
export const numbersOf = (tx: Tx, batch: string) =>
	tx
		.select({
			...{ id: refunds.id, cancellationId: refunds.cancellationId, orderId: refunds.orderId },
			...{ amount: refunds.amountMinor, currency: refunds.currency, order: orders.number, case: cancellations.number }
		})
		.from(refunds)
		.innerJoin(cancellations, eq(cancellations.id, refunds.cancellationId))
		.innerJoin(orders, eq(orders.id, refunds.orderId))
		.where(and(eq(refunds.batchId, batch), eq(refunds.state, 'submitted')))
		.orderBy(asc(refunds.createdAt), asc(refunds.id));
