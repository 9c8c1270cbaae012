import { and, asc, eq, gt, gte, sql } from 'drizzle-orm';
import type { Actor } from '$lib/core/actor';
import { later, MINUTE } from '$lib/core/time';
import type { Tx } from '$lib/server/db';
import { events } from '$lib/server/tables.server';
import { orders } from '../tables.server';
import { summaryColumns } from './columns.server';
import { summarize, type ListedOrder, type Page } from './list.server';
import { linesVisibleTo, visibleTo } from './visible.server';

type Wanted = { readonly since: Date; readonly cursor?: string | undefined; readonly limit: number };
export type UpdatedOrder = ListedOrder & { readonly updatedAt: Date };

/**
 * Orders something happened to since a moment, by their last event: each stands in the list once, and moves to its end when
 * something happens to it again. Two round trips.
 */
export async function listUpdated(tx: Tx, actor: Actor, wanted: Wanted): Promise<Page<UpdatedOrder>> {
	const { since, cursor, limit } = wanted;
	const read = await tx
		.select({ ...summaryColumns, state: orders.state, updatedAt: events.at, seq: events.seq })
		.from(events)
		.innerJoin(orders, eq(orders.id, events.orderId))
		.where(
			and(
				gte(events.seq, firstSince(since)),
				gte(events.at, since),
				cursor === undefined ? undefined : gt(events.seq, placeOf(cursor)),
				sql`not exists (select from ${events} as newer where newer.order_id = ${events.orderId} and newer.seq > ${events.seq})`,
				visibleTo(actor)
			)
		)
		.orderBy(asc(events.seq))
		.limit(limit + 1);
	const items = await summarize(tx, read.slice(0, limit), linesVisibleTo(actor));
	const last = items.at(-1);
	return { items, ...(read.length > limit && last ? { next: String(last.seq) } : {}) };
}

/** Where to begin to look: numbers are given out a little before or after the times beside them. */
const firstSince = (since: Date) =>
	sql`coalesce((select seq from ${events} as first where first.at >= ${later(since, -MINUTE).toISOString()}
		order by first.at, first.seq limit 1), ${Number.MAX_SAFE_INTEGER})`;

/** A cursor that makes no sense is the end of the list. */
const placeOf = (cursor: string): number => (/^\d{1,15}$/.test(cursor) ? Number(cursor) : Number.MAX_SAFE_INTEGER);
