import { asc, eq } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { lineItems } from '../../orders/tables.server';
import { ediLines } from '../edi.tables.server';

const LONGEST = 40;

/** Keeps what a buyer calls the lines of an order that was just taken in, in its order; empty where it gave no number. */
export async function keepLineNumbers(tx: Tx, orderId: string, numbers: readonly string[]): Promise<void> {
	const lines = await tx
		.select({ id: lineItems.id })
		.from(lineItems)
		.where(eq(lineItems.orderId, orderId))
		.orderBy(asc(lineItems.position));
	const rows = lines.flatMap(({ id }, at) => {
		const line = numbers[at]?.trim() ?? '';
		return line === '' || line.length > LONGEST ? [] : [{ lineItemId: id, line }];
	});
	if (rows.length > 0) await tx.insert(ediLines).values(rows);
}

/** What its buyer calls the lines of an order, as far as that is known. */
export async function lineNumbersOf(tx: Tx, orderId: string): Promise<ReadonlyMap<string, string>> {
	const rows = await tx
		.select({ id: ediLines.lineItemId, line: ediLines.line })
		.from(ediLines)
		.innerJoin(lineItems, eq(lineItems.id, ediLines.lineItemId))
		.where(eq(lineItems.orderId, orderId));
	return new Map(rows.map(({ id, line }) => [id, line]));
}
