import { and, eq, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '$lib/server/db';
import { tasks } from '../../orders/tables.server';
import { supplierCancellations } from '../tables.server';

type Ask = { readonly id: string; readonly cancellationId: string };

/**
 * How far a supplier is with being asked by a person: somebody still has to (`open`), or has (`done`); `undefined` where none
 * was to, since a letter, a message or a write asked it.
 */
export async function askedByHand(tx: Tx, { id, cancellationId }: Ask): Promise<'open' | 'done' | undefined> {
	const about = sql`${tasks.facts} ->> 'supplier_cancellation' = ${id}`;
	const found = await tx
		.select({ state: tasks.state })
		.from(tasks)
		.where(and(eq(tasks.cancellationId, cancellationId), eq(tasks.kind, 'ask_supplier'), about));
	return found.find(({ state }) => state === 'open')?.state ?? found[0]?.state;
}

/** Which askings of a case were given to a person who has not asked yet: their suppliers have heard of nothing. */
export async function unaskedIn(tx: Tx, cancellationId: string): Promise<ReadonlySet<string>> {
	const rows = await tx
		.select({ ask: sql<string | null>`${tasks.facts} ->> 'supplier_cancellation'` })
		.from(tasks)
		.where(and(eq(tasks.cancellationId, cancellationId), eq(tasks.kind, 'ask_supplier'), eq(tasks.state, 'open')));
	return new Set(rows.flatMap(({ ask }) => ask ?? []));
}

/** Something it said waits for a person who asks what it meant. */
export async function isUnclear(tx: Tx, { id, cancellationId }: Ask): Promise<boolean> {
	const found = await tx
		.select({ id: tasks.id })
		.from(tasks)
		.where(
			and(
				eq(tasks.cancellationId, cancellationId),
				eq(tasks.kind, 'supplier_unclear'),
				eq(tasks.state, 'open'),
				sql`starts_with(${tasks.facts} ->> 'reference', ${`${id}/`})`
			)
		)
		.limit(1);
	return found.length > 0;
}

/** Holds an asking that waits for its answer. @returns whether it does */
export async function lockAsk(tx: Tx, id: string): Promise<boolean> {
	const { state } = supplierCancellations;
	const locked = await tx
		.select({ id: supplierCancellations.id })
		.from(supplierCancellations)
		.where(and(eq(supplierCancellations.id, id), eq(state, 'sent')))
		.for('update');
	return locked.length > 0;
}

/** The same in a list, by the columns of its query: somebody still has to ask it. */
export const isUnasked = (id: PgColumn, cancellationId: PgColumn) =>
	sql<boolean>`exists (select 1 from tasks t where t.cancellation_id = ${cancellationId} and t.state = 'open'
		and t.kind = 'ask_supplier' and t.facts ->> 'supplier_cancellation' = ${id})`;
