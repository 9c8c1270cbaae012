import { and, asc, desc, eq, getTableColumns, lt, lte, ne, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '$lib/core/actor';
import { Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import { keysetOf, sheetOf, type Sheet } from '$lib/server/store/keyset';
import { webhookDeliveries, webhookEndpoints, webhookTries } from '../tables.server';
import { keptBy } from './endpoints.server';

export type Delivery = typeof webhookDeliveries.$inferSelect;
type New = typeof webhookDeliveries.$inferInsert;
export type Try = typeof webhookTries.$inferSelect;

/** Writes messages; one that is there already stays as it is. */
export async function insertDeliveries(tx: Tx, rows: readonly New[]): Promise<void> {
	if (rows.length > 0)
		await tx
			.insert(webhookDeliveries)
			.values([...rows])
			.onConflictDoNothing();
}

/** What is to be sent there now, the longest due first. */
export const listDueAt = (tx: Tx, endpointId: string, now: Date, limit: number): Promise<Delivery[]> =>
	tx
		.select()
		.from(webhookDeliveries)
		.where(
			and(
				eq(webhookDeliveries.endpointId, endpointId),
				eq(webhookDeliveries.state, 'waiting'),
				lte(webhookDeliveries.nextAt, now)
			)
		)
		.orderBy(asc(webhookDeliveries.nextAt), asc(webhookDeliveries.id))
		.limit(limit);

type Patch = Partial<Pick<Delivery, 'state' | 'tries' | 'nextAt' | 'status' | 'deliveredAt'>>;

/** Books a try. @returns whether it was still to be made: nobody else booked one meanwhile */
export async function bookTry(tx: Tx, { id, tries }: Pick<Delivery, 'id' | 'tries'>, patch: Patch): Promise<boolean> {
	const booked = await tx
		.update(webhookDeliveries)
		.set({ ...patch, tries: tries + 1 })
		.where(
			and(eq(webhookDeliveries.id, id), eq(webhookDeliveries.tries, tries), eq(webhookDeliveries.state, 'waiting'))
		)
		.returning({ id: webhookDeliveries.id });
	return booked.length === 1;
}

export const insertTry = (tx: Tx, row: typeof webhookTries.$inferInsert) => tx.insert(webhookTries).values(row);

/** @throws Refused `not_found` */
export async function lockDelivery(tx: Tx, id: string): Promise<Delivery> {
	const [row] = await tx.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id)).for('update');
	if (!row) throw new Refused('not_found');
	return row;
}

/** @throws Refused `not_found` also for one at somebody else's endpoint */
export async function findDelivery(tx: Tx, actor: Actor, id: string): Promise<Delivery> {
	const [row] = await tx
		.select(getTableColumns(webhookDeliveries))
		.from(webhookDeliveries)
		.innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
		.where(and(eq(webhookDeliveries.id, id), keptBy(actor)));
	if (!row) throw new Refused('not_found');
	return row;
}

/** A delivery with every try of it, newest first. @throws Refused `not_found` */
export async function getDelivery(tx: Tx, endpointId: string, id: string, mostTries: number) {
	const mine = and(eq(webhookDeliveries.id, id), eq(webhookDeliveries.endpointId, endpointId));
	const [[delivery], tries] = await Promise.all([
		tx.select().from(webhookDeliveries).where(mine),
		tx
			.select()
			.from(webhookTries)
			.where(eq(webhookTries.deliveryId, id))
			.orderBy(desc(webhookTries.id))
			.limit(mostTries)
	]);
	if (!delivery) throw new Refused('not_found');
	return { delivery, tries };
}

/** Sends it once more from the beginning, by the id its receiver knows. */
export const sendAgainAt = (tx: Tx, id: string, now: Date) =>
	tx
		.update(webhookDeliveries)
		.set({ state: 'waiting', tries: 0, nextAt: now, deliveredAt: null })
		.where(eq(webhookDeliveries.id, id));

/** The same for all that failed there. @returns how many */
export async function sendFailedAgain(tx: Tx, endpointId: string, now: Date): Promise<number> {
	const again = await tx
		.update(webhookDeliveries)
		.set({ state: 'waiting', tries: 0, nextAt: now })
		.where(and(eq(webhookDeliveries.endpointId, endpointId), eq(webhookDeliveries.state, 'failed')))
		.returning({ id: webhookDeliveries.id });
	return again.length;
}

/** What waits there is not sent any more. */
export const failWaiting = (tx: Tx, endpointId: string) =>
	tx
		.update(webhookDeliveries)
		.set({ state: 'failed' })
		.where(and(eq(webhookDeliveries.endpointId, endpointId), eq(webhookDeliveries.state, 'waiting')));

/** Forgets what was delivered or given up by then. */
export const deleteDeliveriesBefore = (tx: Tx, before: Date) =>
	tx
		.delete(webhookDeliveries)
		.where(and(lt(webhookDeliveries.createdAt, before), ne(webhookDeliveries.state, 'waiting')));

export const DELIVERY_TABS = ['all', 'waiting', 'failed'] as const;
export type DeliveryTab = (typeof DELIVERY_TABS)[number] | 'delivered';
type Wanted = {
	readonly endpointId: string;
	readonly tab: DeliveryTab;
	readonly cursor?: string | undefined;
	readonly limit: number;
};

/** What was and is sent there, newest first. */
export async function listDeliveries(tx: Tx, { endpointId, tab, cursor, limit }: Wanted): Promise<Sheet<Listed>> {
	const from = keysetOf(cursor);
	const way = from?.way === 'newer' ? asc : desc;
	const { id, messageId, event, state, tries, nextAt, status, createdAt, deliveredAt } = webhookDeliveries;
	const beyond: SQL | undefined =
		from &&
		sql`(${createdAt}, ${id}) ${sql.raw(from.way === 'newer' ? '>' : '<')} (${from.at.toISOString()}::timestamptz, ${from.id})`;
	const read = await tx
		.select({ id, messageId, event, state, tries, nextAt, status, createdAt, deliveredAt })
		.from(webhookDeliveries)
		.where(and(eq(webhookDeliveries.endpointId, endpointId), tab === 'all' ? undefined : eq(state, tab), beyond))
		.orderBy(way(createdAt), way(id))
		.limit(limit + 1);
	return sheetOf(read, from, limit, ({ createdAt }) => createdAt);
}
export type Listed = Pick<
	Delivery,
	'id' | 'messageId' | 'event' | 'state' | 'tries' | 'nextAt' | 'status' | 'createdAt' | 'deliveredAt'
>;
