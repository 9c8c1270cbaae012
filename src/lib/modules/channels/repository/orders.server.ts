import { and, asc, eq, gte, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { channelLines, channelOrders, connections } from '../tables.server';

/** An order there, as we keep it. */
export type Link = typeof channelOrders.$inferSelect;
export type LinkLine = typeof channelLines.$inferSelect;
/** Which order there. */
export type There = { readonly connectionId: string; readonly externalId: string };

const it = ({ connectionId, externalId }: There) =>
	and(eq(channelOrders.connectionId, connectionId), eq(channelOrders.externalId, externalId));

/** Gives a reason to read these orders (again). One nobody knew of is known from now on. */
export async function askFor(tx: Tx, connectionId: string, externalIds: readonly string[], now: Date): Promise<void> {
	const ids = [...new Set(externalIds)].toSorted();
	if (ids.length === 0) return;
	await tx
		.insert(channelOrders)
		.values(ids.map((externalId) => ({ connectionId, externalId, nextAt: now, seenAt: now })))
		.onConflictDoUpdate({
			target: [channelOrders.connectionId, channelOrders.externalId],
			set: { asked: sql`${channelOrders.asked} + 1`, nextAt: now, tries: 0 }
		});
}

export async function findLink(tx: Tx, there: There): Promise<Link | undefined> {
	const [row] = await tx.select().from(channelOrders).where(it(there));
	return row;
}

/** Where an order of ours stands elsewhere: at stores where shoppers buy. What we bought for it is a supplier's. */
export const linksOf = (tx: Tx, orderId: string): Promise<Link[]> =>
	tx.select().from(channelOrders).where(eq(channelOrders.orderId, orderId)).orderBy(asc(channelOrders.connectionId));

/** Orders of ours that were read elsewhere since then: something happened to them, here or there. */
export async function ordersReadSince(tx: Tx, since: Date): Promise<string[]> {
	const rows = await tx
		.selectDistinct({ id: channelOrders.orderId })
		.from(channelOrders)
		.where(and(gte(channelOrders.readAt, since), isNotNull(channelOrders.orderId)));
	return rows.flatMap(({ id }) => id ?? []);
}

/** Takes an order there for one reader. Nothing where somebody reads it, or nobody asked. */
export async function claimLink(tx: Tx, there: There, now: Date, until: Date): Promise<Link | undefined> {
	const [taken] = await tx
		.update(channelOrders)
		.set({ busyUntil: until })
		.where(and(it(there), sql`${channelOrders.asked} > ${channelOrders.done}`, isFree(now)))
		.returning();
	return taken;
}

/** Takes an order there for one write, whether or not somebody asked to read it. @returns whether nobody else had it */
export async function takeInHand(tx: Tx, there: There, now: Date, until: Date): Promise<boolean> {
	const taken = await tx
		.update(channelOrders)
		.set({ busyUntil: until })
		.where(and(it(there), isFree(now)))
		.returning({ id: channelOrders.externalId });
	return taken.length > 0;
}

const isFree = (now: Date) => or(isNull(channelOrders.busyUntil), lte(channelOrders.busyUntil, now));

/** Orders that wait to be read, where their connection is on and may be asked. */
export const listDue = (tx: Tx, now: Date, limit: number): Promise<There[]> =>
	tx
		.select({ connectionId: channelOrders.connectionId, externalId: channelOrders.externalId })
		.from(channelOrders)
		.innerJoin(connections, eq(connections.id, channelOrders.connectionId))
		.where(
			and(
				sql`${channelOrders.asked} > ${channelOrders.done}`,
				lte(channelOrders.nextAt, now),
				isFree(now),
				eq(connections.state, 'on'),
				or(isNull(connections.holdUntil), lte(connections.holdUntil, now))
			)
		)
		.orderBy(asc(channelOrders.nextAt))
		.limit(limit);

type Patch = Partial<Omit<typeof channelOrders.$inferInsert, 'connectionId' | 'externalId'>>;
export const changeLink = (tx: Tx, there: There, patch: Patch) => tx.update(channelOrders).set(patch).where(it(there));

/** The lines of an order there; the caller holds our order, so nobody changes them meanwhile. */
export const linesOf = (tx: Tx, { connectionId, externalId }: There): Promise<LinkLine[]> =>
	tx
		.select()
		.from(channelLines)
		.where(and(eq(channelLines.connectionId, connectionId), eq(channelLines.externalId, externalId)))
		.orderBy(asc(channelLines.line));

export const insertLines = (tx: Tx, rows: readonly (typeof channelLines.$inferInsert)[]) =>
	rows.length === 0 ? Promise.resolve() : tx.insert(channelLines).values([...rows]);

/** Remembers how many units came to lines there: where they leave again, a store may forget that they came. */
export async function noteAdded(tx: Tx, there: There, raised: readonly { line: string; added: number }[]) {
	for (const { line, added } of raised)
		await tx
			.update(channelLines)
			.set({ added })
			.where(and(lineOf(there, line), lt(channelLines.added, added)));
}

type Counted = { readonly line: string; readonly pushed?: number; readonly booked?: number; readonly kept?: number };

/** Counts units of lines there as taken off by us, as booked from there, or as gone there and not here. */
export async function countUnits(tx: Tx, there: There, counts: readonly Counted[]): Promise<void> {
	for (const { line, pushed = 0, booked = 0, kept = 0 } of counts) {
		if (pushed === 0 && booked === 0 && kept === 0) continue;
		await tx
			.update(channelLines)
			.set({
				pushed: sql`${channelLines.pushed} + ${pushed}`,
				booked: sql`${channelLines.booked} + ${booked}`,
				kept: sql`${channelLines.kept} + ${kept}`
			})
			.where(lineOf(there, line));
	}
}

/** Units came back there: first those we took off ourselves. */
export const countBack = (tx: Tx, there: There, line: string, quantity: number) =>
	tx
		.update(channelLines)
		.set({
			pushed: sql`greatest(0, ${channelLines.pushed} - ${quantity})`,
			booked: sql`greatest(0, ${channelLines.booked} - greatest(0, ${quantity} - ${channelLines.pushed}))`
		})
		.where(lineOf(there, line));

const lineOf = ({ connectionId, externalId }: There, line: string) =>
	and(
		eq(channelLines.connectionId, connectionId),
		eq(channelLines.externalId, externalId),
		eq(channelLines.line, line)
	);

/** Orders of a connection that are out of step, the longest first. */
export const listFailed = (tx: Tx, connectionId: string, limit: number) =>
	tx
		.select({
			externalId: channelOrders.externalId,
			name: channelOrders.name,
			failure: channelOrders.failure,
			words: channelOrders.failureWords,
			nextAt: channelOrders.nextAt
		})
		.from(channelOrders)
		.where(and(eq(channelOrders.connectionId, connectionId), sql`${channelOrders.failure} is not null`))
		.orderBy(asc(channelOrders.seenAt))
		.limit(limit);

/** How long the oldest order waits that is still to be read, where one does. */
export async function oldestWaiting(tx: Tx, connectionId: string): Promise<Date | null> {
	const [row] = await tx
		.select({ at: channelOrders.nextAt })
		.from(channelOrders)
		.where(and(eq(channelOrders.connectionId, connectionId), sql`${channelOrders.asked} > ${channelOrders.done}`))
		.orderBy(asc(channelOrders.nextAt))
		.limit(1);
	return row?.at ?? null;
}
