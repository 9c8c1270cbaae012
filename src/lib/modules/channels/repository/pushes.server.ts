import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import type { ShelfStep } from '../shelf';
import { channelOrders, channelPushes, connections } from '../tables.server';
import type { There } from './orders.server';

export type StoredPush = typeof channelPushes.$inferSelect;
type New = typeof channelPushes.$inferInsert;

const on = ({ connectionId, externalId }: There) =>
	and(eq(channelPushes.connectionId, connectionId), eq(channelPushes.externalId, externalId));

/** Orders a write, once for its key. */
export const insertPush = (tx: Tx, row: New) => tx.insert(channelPushes).values(row).onConflictDoNothing();

/** What an order there is still to get, oldest first. */
export const openPushes = (tx: Tx, there: There): Promise<StoredPush[]> =>
	tx
		.select()
		.from(channelPushes)
		.where(and(on(there), inArray(channelPushes.state, ['waiting', 'sent'])))
		.orderBy(asc(channelPushes.createdAt), asc(channelPushes.id));

/** Everything an order there was to get, oldest first. */
export const pushesOf = (tx: Tx, there: There, limit: number): Promise<StoredPush[]> =>
	tx
		.select()
		.from(channelPushes)
		.where(on(there))
		.orderBy(asc(channelPushes.createdAt), asc(channelPushes.id))
		.limit(limit);

/** The refunds an order there was to note, oldest first. */
export const notesOn = (tx: Tx, there: There): Promise<StoredPush[]> =>
	tx
		.select()
		.from(channelPushes)
		.where(and(on(there), eq(channelPushes.kind, 'note')))
		.orderBy(asc(channelPushes.createdAt), asc(channelPushes.id));

export const changePush = (tx: Tx, id: string, patch: Partial<Omit<New, 'id' | 'connectionId' | 'externalId'>>) =>
	tx.update(channelPushes).set(patch).where(eq(channelPushes.id, id));

/** A push by its id; nothing where nobody here knows it (any more). */
export async function findPush(tx: Tx, id: string): Promise<StoredPush | undefined> {
	const [row] = await tx.select().from(channelPushes).where(eq(channelPushes.id, id));
	return row;
}

/** Writes down how far a push has come with the shelf there. */
export const noteShelf = (tx: Tx, id: string, shelf: ShelfStep) =>
	tx
		.update(channelPushes)
		.set({ content: sql`${channelPushes.content} || ${JSON.stringify({ shelf })}::jsonb` })
		.where(eq(channelPushes.id, id));

/** @throws Refused `not_found` */
export async function lockPush(tx: Tx, id: string): Promise<StoredPush> {
	const [row] = await tx.select().from(channelPushes).where(eq(channelPushes.id, id)).for('update');
	if (!row) throw new Refused('not_found');
	return row;
}

/** Orders there that still wait for a write of ours to get through, the oldest first. */
export async function ordersWaiting(tx: Tx, connectionId: string, limit: number): Promise<string[]> {
	const rows = await tx
		.select({ externalId: channelOrders.externalId })
		.from(channelOrders)
		.where(and(eq(channelOrders.connectionId, connectionId), sql`${channelOrders.asked} > ${channelOrders.done}`))
		.orderBy(asc(channelOrders.nextAt))
		.limit(limit);
	return rows.map(({ externalId }) => externalId);
}

export type CasePush = Pick<StoredPush, 'id' | 'kind' | 'state' | 'content' | 'connectionId' | 'externalId'> & {
	readonly connector: (typeof connections.$inferSelect)['connector'];
	readonly name: string;
};

/** What was sent for a case to the stores where shoppers buy, and where to: what suppliers were told is theirs. */
export const pushesOfCase = (tx: Tx, cancellationId: string): Promise<CasePush[]> =>
	tx
		.select({
			id: channelPushes.id,
			kind: channelPushes.kind,
			state: channelPushes.state,
			content: channelPushes.content,
			connectionId: channelPushes.connectionId,
			externalId: channelPushes.externalId,
			connector: connections.connector,
			name: connections.name
		})
		.from(channelPushes)
		.innerJoin(connections, eq(connections.id, channelPushes.connectionId))
		.where(and(eq(channelPushes.cancellationId, cancellationId), eq(connections.side, 'buyer')))
		.orderBy(asc(channelPushes.createdAt));

export const hasOrderThere = async (tx: Tx, orderId: string): Promise<boolean> =>
	(
		await tx
			.select({ one: sql`1` })
			.from(channelOrders)
			.where(eq(channelOrders.orderId, orderId))
			.limit(1)
	).length > 0;
