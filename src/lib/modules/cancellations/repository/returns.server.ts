import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { returnItems, returns } from '../return.tables.server';
import type { Return, ReturnItem } from '../returns/return';

const items = sql<ReturnItem[]>`(select json_agg(json_build_object('lineItemId', i.line_item_id, 'quantity', i.quantity)
	order by i.line_item_id) from ${returnItems} i where i.return_id = ${returns.id})`;

const all = (tx: Tx) =>
	tx
		.select({ ...getTableColumns(returns), items })
		.from(returns)
		.$dynamic();

/** What is or was to come back of an order, oldest first. */
export const returnsOf = (tx: Tx, orderId: string): Promise<Return[]> =>
	all(tx).where(eq(returns.orderId, orderId)).orderBy(asc(returns.openedAt), asc(returns.id));

export async function findReturn(tx: Tx, id: string): Promise<Return | undefined> {
	const [found] = await all(tx).where(eq(returns.id, id));
	return found;
}

/** The return that a case pays for. */
export async function returnOfCase(tx: Tx, cancellationId: string): Promise<Return | undefined> {
	const [found] = await all(tx).where(eq(returns.cancellationId, cancellationId));
	return found;
}

type NewReturn = typeof returns.$inferInsert;

export async function insertReturn(tx: Tx, row: NewReturn, units: readonly ReturnItem[]): Promise<void> {
	await tx.insert(returns).values(row);
	await tx.insert(returnItems).values(units.map((unit) => ({ ...unit, returnId: row.id })));
}

export const updateReturn = (tx: Tx, id: string, patch: Partial<Omit<NewReturn, 'id' | 'orderId'>>) =>
	tx.update(returns).set(patch).where(eq(returns.id, id));

/** Only these are still waited for. */
export async function keepItems(tx: Tx, { id, items }: Pick<Return, 'id' | 'items'>, kept: readonly ReturnItem[]) {
	const gone = items.map(({ lineItemId }) => lineItemId).filter((line) => !kept.some((one) => one.lineItemId === line));
	if (gone.length > 0)
		await tx.delete(returnItems).where(and(eq(returnItems.returnId, id), inArray(returnItems.lineItemId, gone)));
	for (const { lineItemId, quantity } of kept)
		await tx
			.update(returnItems)
			.set({ quantity })
			.where(and(eq(returnItems.returnId, id), eq(returnItems.lineItemId, lineItemId)));
}
