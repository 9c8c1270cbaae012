import { and, asc, desc, eq, isNotNull, or, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import { keysetOf, sheetOf, textKeysetOf, type Keyset } from '$lib/server/store/keyset';
import { cancellations } from '../../cancellations/tables.server';
import { orders } from '../../orders/tables.server';
import { isUnasked } from './by-hand.server';
import { recoveries } from '../recoveries.tables.server';
import { supplierCancellations, supplierOrders, suppliers } from '../tables.server';

/** Which order and case an asking belongs to. */
export async function placeOfAsk(tx: Tx, id: string) {
	const [row] = await tx
		.select({
			orderId: supplierOrders.orderId,
			cancellationId: supplierCancellations.cancellationId,
			supplierName: suppliers.name
		})
		.from(supplierCancellations)
		.innerJoin(supplierOrders, eq(supplierOrders.id, supplierCancellations.supplierOrderId))
		.innerJoin(suppliers, eq(suppliers.id, supplierCancellations.supplierId))
		.where(eq(supplierCancellations.id, id));
	if (!row) throw new Refused('recovery.not_found');
	return row;
}

/** The asking of a supplier that waits for its answer, by a number it calls the order by. */
export async function askAwaited(tx: Tx, supplierId: string, numbers: readonly string[]) {
	const [row] = await tx
		.select({
			id: supplierCancellations.id,
			orderId: supplierOrders.orderId,
			supplierOrderId: supplierOrders.id,
			cancellationId: supplierCancellations.cancellationId
		})
		.from(supplierCancellations)
		.innerJoin(supplierOrders, eq(supplierOrders.id, supplierCancellations.supplierOrderId))
		.innerJoin(orders, eq(orders.id, supplierOrders.orderId))
		.where(
			and(eq(supplierCancellations.supplierId, supplierId), eq(supplierCancellations.state, 'sent'), called(numbers))
		)
		.orderBy(desc(supplierCancellations.sentAt))
		.limit(1);
	return row;
}

/** What was bought of a supplier for an order of ours, by a number it calls that by; the newest where several are called so. */
export async function purchaseNamed(tx: Tx, supplierId: string, numbers: readonly string[]) {
	const [row] = await tx
		.select({ id: supplierOrders.id, orderId: supplierOrders.orderId })
		.from(supplierOrders)
		.innerJoin(orders, eq(orders.id, supplierOrders.orderId))
		.where(and(eq(supplierOrders.supplierId, supplierId), called(numbers)))
		.orderBy(desc(supplierOrders.id))
		.limit(1);
	return row;
}

const called = (numbers: readonly string[]) =>
	or(...numbers.flatMap((number) => [eq(supplierOrders.number, number), eq(orders.number, number)]));

type Listed = { readonly cursor?: string | undefined; readonly limit: number };

/** Where a page of a list begins and how it is sorted; `first` is the order of its first page. */
function cutAt(
	[at, id]: readonly [PgColumn, PgColumn],
	from: Keyset<Date | string> | undefined,
	first: 'asc' | 'desc'
) {
	const up = (first === 'asc') !== (from?.way === 'newer');
	const value = from && (typeof from.at === 'string' ? sql`${from.at}` : sql`${from.at.toISOString()}::timestamptz`);
	const [way, sign] = up ? ([asc, '>'] as const) : ([desc, '<'] as const);
	return {
		beyond: from && sql`(${at}, ${id}) ${sql.raw(sign)} (${value}, ${from.id})`,
		order: [way(at), way(id)]
	};
}

/** `lateAt`: only those whose answer is overdue by then. */
type Asked = Listed & { readonly supplier?: string | undefined; readonly lateAt?: Date };

/** Askings that wait for an answer, the longest first; one that was given to a person to chase stands where it was asked. */
export async function listWaiting(tx: Tx, { cursor, limit, supplier, lateAt }: Asked) {
	const from = keysetOf(cursor);
	const c = supplierCancellations;
	const { beyond, order } = cutAt([c.sentAt, c.id], from, 'asc');
	const late = lateAt && or(isNotNull(c.escalatedAt), sql`${c.dueAt} <= ${lateAt.toISOString()}::timestamptz`);
	const read = await tx
		.select({
			id: c.id,
			number: cancellations.number,
			orderNumber: orders.number,
			supplierId: suppliers.id,
			supplier: suppliers.name,
			kind: suppliers.kind,
			sentAt: sql<Date>`${c.sentAt}`.mapWith(c.sentAt),
			dueAt: c.dueAt,
			remindedAt: c.remindedAt,
			escalatedAt: c.escalatedAt,
			unasked: isUnasked(c.id, c.cancellationId),
			due: cancellations.dueMinor,
			currency: orders.currency
		})
		.from(c)
		.innerJoin(suppliers, eq(suppliers.id, c.supplierId))
		.innerJoin(cancellations, eq(cancellations.id, c.cancellationId))
		.innerJoin(orders, eq(orders.id, cancellations.orderId))
		.where(and(eq(c.state, 'sent'), supplier === undefined ? undefined : eq(c.supplierId, supplier), late, beyond))
		.orderBy(...order)
		.limit(limit + 1);
	return sheetOf(read, from, limit, ({ sentAt }) => sentAt);
}
export type WaitingRow = Awaited<ReturnType<typeof listWaiting>>['items'][number];

type Owed = Listed & { readonly open: boolean; readonly supplier?: string | undefined };

/** What suppliers still owe us, or all they ever said they would pay back, the newest first. */
export async function listRecoveries(tx: Tx, { cursor, limit, open, supplier }: Owed) {
	const from = keysetOf(cursor);
	const r = recoveries;
	const { beyond, order } = cutAt([r.createdAt, r.id], from, 'desc');
	const read = await tx
		.select({
			id: r.id,
			number: cancellations.number,
			orderNumber: orders.number,
			supplierId: suppliers.id,
			supplier: suppliers.name,
			currency: r.currency,
			expected: r.expectedMinor,
			received: r.receivedMinor,
			writtenOff: r.writtenOffMinor,
			expectedOn: r.expectedOn,
			createdAt: r.createdAt
		})
		.from(r)
		.innerJoin(suppliers, eq(suppliers.id, r.supplierId))
		.innerJoin(supplierCancellations, eq(supplierCancellations.id, r.id))
		.innerJoin(cancellations, eq(cancellations.id, supplierCancellations.cancellationId))
		.innerJoin(orders, eq(orders.id, cancellations.orderId))
		.where(
			and(open ? sql`${r.open}` : undefined, supplier === undefined ? undefined : eq(r.supplierId, supplier), beyond)
		)
		.orderBy(...order)
		.limit(limit + 1);
	return sheetOf(read, from, limit, ({ createdAt }) => createdAt);
}
export type RecoveryRow = Awaited<ReturnType<typeof listRecoveries>>['items'][number];

type Bought = Listed & { readonly state?: string | undefined; readonly supplier?: string | undefined };

/** Orders at suppliers, the newest of our orders first. */
export async function listPurchases(tx: Tx, { cursor, limit, state, supplier }: Bought) {
	const from = textKeysetOf(cursor);
	const s = supplierOrders;
	const { beyond, order } = cutAt([s.orderId, s.id], from, 'desc');
	const read = await tx
		.select({
			id: s.id,
			orderId: s.orderId,
			orderNumber: orders.number,
			supplierId: suppliers.id,
			supplier: suppliers.name,
			state: s.state,
			stateAt: s.stateAt,
			stateBy: s.stateBy,
			number: s.number,
			outside: s.outside,
			readFailures: s.readFailures,
			readTrouble: s.readTrouble,
			placedAt: orders.placedAt,
			cost: s.costMinor,
			costCurrency: s.costCurrency,
			currency: orders.currency
		})
		.from(s)
		.innerJoin(suppliers, eq(suppliers.id, s.supplierId))
		.innerJoin(orders, eq(orders.id, s.orderId))
		.where(
			and(
				state === undefined ? undefined : sql`${s.state} = ${state}`,
				supplier === undefined ? undefined : eq(s.supplierId, supplier),
				beyond
			)
		)
		.orderBy(...order)
		.limit(limit + 1);
	return sheetOf(read, from, limit, ({ orderId }) => orderId);
}
export type PurchaseRow = Awaited<ReturnType<typeof listPurchases>>['items'][number];
