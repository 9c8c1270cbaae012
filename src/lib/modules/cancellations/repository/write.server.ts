import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { wholeQuote } from '../../refunds/quote/quote-facts';
import { quotes } from '../../refunds/tables.server';
import { supplierCancellations } from '../../suppliers/tables.server';
import { cancellationItems, cancellations, messages } from '../tables.server';

type NewCase = typeof cancellations.$inferInsert;
export type CasePatch = Partial<Omit<NewCase, 'id' | 'number' | 'orderId' | 'version'>>;
type NewItem = typeof cancellationItems.$inferInsert;

/** The case and its items, if it has any; gives back the number people call it by. */
export async function insertCase(tx: Tx, row: NewCase, items: readonly NewItem[]): Promise<string> {
	const [[inserted]] = await Promise.all([
		tx.insert(cancellations).values(row).returning({ number: cancellations.number }),
		items.length > 0 ? tx.insert(cancellationItems).values([...items]) : undefined
	]);
	if (!inserted) throw new Error(`case ${row.id} was not written`);
	return inserted.number;
}

/** Changes a case under the order's lock; the database counts its version. */
export const updateCase = (tx: Tx, id: string, patch: CasePatch) =>
	tx.update(cancellations).set(patch).where(eq(cancellations.id, id));

export const insertItem = (tx: Tx, row: NewItem) => tx.insert(cancellationItems).values(row);
export const deleteItem = (tx: Tx, id: string) => tx.delete(cancellationItems).where(eq(cancellationItems.id, id));
export const updateItem = (tx: Tx, id: string, patch: Pick<NewItem, 'quantity' | 'worthMinor' | 'taxMinor'>) =>
	tx.update(cancellationItems).set(patch).where(eq(cancellationItems.id, id));

export const insertQuote = (tx: Tx, row: typeof quotes.$inferInsert) => tx.insert(quotes).values(row);

/** The quote of that id, as it was made. */
export async function findQuote(tx: Tx, id: string) {
	const [found] = await tx.select().from(quotes).where(eq(quotes.id, id));
	return found && { ...found, content: wholeQuote(found.content) };
}

/** The quote a case points at. */
export async function getQuote(tx: Tx, id: string) {
	const found = await findQuote(tx, id);
	if (!found) throw new Error(`quote ${id} is gone`);
	return found;
}

/** Suppliers to be asked. One that was called off by an earlier change of mind is to be asked again. */
export const insertSupplierCases = (tx: Tx, rows: (typeof supplierCancellations.$inferInsert)[]) =>
	tx
		.insert(supplierCancellations)
		.values(rows)
		.onConflictDoUpdate({
			target: [supplierCancellations.cancellationId, supplierCancellations.supplierOrderId],
			set: { state: 'to_send', ...UNANSWERED, ...NOT_OVERRIDDEN },
			setWhere: eq(supplierCancellations.state, 'not_needed')
		});

const UNANSWERED = {
	handedAt: null,
	sentAt: null,
	dueAt: null,
	remindedAt: null,
	escalatedAt: null,
	answeredAt: null,
	answeredVia: null
};
const NOT_OVERRIDDEN = { overriddenAt: null, overriddenBy: null, overrideReason: null };

/** Suppliers that need not be asked any more, or whose answer no longer matters. */
export const callOffSupplierCases = (tx: Tx, cancellationId: string) =>
	tx
		.update(supplierCancellations)
		.set({ state: 'not_needed' })
		.where(
			and(
				eq(supplierCancellations.cancellationId, cancellationId),
				inArray(supplierCancellations.state, ['to_send', 'sent'])
			)
		);

/** Those of them that surely have not been asked yet. */
export const callOffUnasked = (tx: Tx, cancellationId: string) =>
	tx
		.update(supplierCancellations)
		.set({ state: 'not_needed' })
		.where(
			and(
				eq(supplierCancellations.cancellationId, cancellationId),
				eq(supplierCancellations.state, 'to_send'),
				isNull(supplierCancellations.handedAt)
			)
		);

/** The same of these askings alone. */
export const callOffAsks = (tx: Tx, ids: readonly string[]) =>
	tx
		.update(supplierCancellations)
		.set({ state: 'not_needed' })
		.where(and(inArray(supplierCancellations.id, [...ids]), inArray(supplierCancellations.state, ['to_send', 'sent'])));

export const updateSupplierCase = (
	tx: Tx,
	id: string,
	patch: Partial<Omit<typeof supplierCancellations.$inferInsert, 'id'>>
) => tx.update(supplierCancellations).set(patch).where(eq(supplierCancellations.id, id));

/** The money of their case goes on without the word of these. */
export const overrideSuppliers = (
	tx: Tx,
	ids: readonly string[],
	{ now, actor }: Pick<Ctx, 'now' | 'actor'>,
	reason: string | null
) =>
	tx
		.update(supplierCancellations)
		.set({ overriddenAt: now, overriddenBy: actor.name, overrideReason: reason })
		.where(inArray(supplierCancellations.id, [...ids]));

/** An acceptance that was taken back takes its override along. */
export const awaitSuppliersAgain = (tx: Tx, cancellationId: string) =>
	tx.update(supplierCancellations).set(NOT_OVERRIDDEN).where(eq(supplierCancellations.cancellationId, cancellationId));

export const insertMessage = (tx: Tx, row: typeof messages.$inferInsert) => tx.insert(messages).values(row);
