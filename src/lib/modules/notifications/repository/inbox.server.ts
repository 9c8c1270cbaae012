import { and, asc, desc, eq, isNull, lte, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { keysetOf, sheetOf, type Keyset, type Sheet } from '$lib/server/store/keyset';
import { cancellations } from '../../cancellations/tables.server';
import { orders } from '../../orders/tables.server';
import { inbox } from '../tables.server';

/** Writes down what somebody is told. @returns whether it is new: the same was not told before */
export async function insertTold(tx: Tx, told: typeof inbox.$inferInsert): Promise<boolean> {
	const added = await tx
		.insert(inbox)
		.values(told)
		.onConflictDoNothing({ target: inbox.key })
		.returning({ id: inbox.id });
	return added.length > 0;
}

/** Something a shopper was told. */
export type Told = Awaited<ReturnType<typeof rows>>[number];

type ToldInput = { readonly cursor?: string | undefined; readonly limit: number };

/** One page of what this shopper was told, and nobody else; the newest stands first. */
export async function listTold(tx: Tx, shopperId: string, { cursor, limit }: ToldInput): Promise<Sheet<Told>> {
	const from = keysetOf(cursor);
	const order = from?.way === 'newer' ? asc : desc;
	const read = await rows(tx)
		.where(and(eq(inbox.shopperId, shopperId), from ? beyond(from) : undefined))
		.orderBy(order(inbox.at), order(inbox.id))
		.limit(limit + 1);
	return sheetOf(read, from, limit, ({ at }) => at);
}

const rows = (tx: Tx) =>
	tx
		.select({
			id: inbox.id,
			message: inbox.message,
			content: inbox.content,
			at: inbox.at,
			readAt: inbox.readAt,
			order: orders.number,
			case: cancellations.number
		})
		.from(inbox)
		.innerJoin(orders, eq(orders.id, inbox.orderId))
		.leftJoin(cancellations, eq(cancellations.id, inbox.cancellationId))
		.$dynamic();

const beyond = ({ way, at, id }: Keyset): SQL =>
	sql`(${inbox.at}, ${inbox.id}) ${sql.raw(way === 'newer' ? '>' : '<')} (${at.toISOString()}::timestamptz, ${id})`;

/** More than this is many. */
export const UNREAD_COUNTED = 99;

/** How much of it they have not opened; counted up to one more than anybody is told. */
export async function countUnread(tx: Tx, shopperId: string): Promise<number> {
	const some = tx
		.select({ one: sql`1` })
		.from(inbox)
		.where(and(eq(inbox.shopperId, shopperId), isNull(inbox.readAt)))
		.limit(UNREAD_COUNTED + 1)
		.as('some');
	const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(some);
	return row?.count ?? 0;
}

/** One of theirs; another's is not there. */
export async function findTold(tx: Tx, shopperId: string, id: string): Promise<Told | undefined> {
	const [told] = await rows(tx).where(and(eq(inbox.id, id), eq(inbox.shopperId, shopperId)));
	return told;
}

export const markRead = (tx: Tx, shopperId: string, id: string, at: Date) =>
	tx
		.update(inbox)
		.set({ readAt: at })
		.where(and(eq(inbox.id, id), eq(inbox.shopperId, shopperId), isNull(inbox.readAt)));

/** Marks what they were told by then. */
export const markAllRead = (tx: Tx, shopperId: string, until: Date, at: Date) =>
	tx
		.update(inbox)
		.set({ readAt: at })
		.where(and(eq(inbox.shopperId, shopperId), lte(inbox.at, until), isNull(inbox.readAt)));
