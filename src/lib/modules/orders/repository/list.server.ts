import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Actor } from '$lib/core/actor';
import type { Minor } from '$lib/core/money';
import type { Tx } from '$lib/server/db';
import { keysetOf, sheetOf, type Keyset } from '$lib/server/store/keyset';
import type { OrderSummary } from '../order';
import type { OrderState } from '../state';
import { lineItems, orders, tenders } from '../tables.server';
import { NO_UNITS } from '../units';
import { summaryColumns, tenderColumns, withRemaining } from './columns.server';
import { wantedOrders, type OrdersWanted } from './filter.server';
import { foundAnywhere, foundIn, goodsNamed } from './search.server';
import { linesVisibleTo, visibleTo } from './visible.server';

/** One page of a list; `next` and `back` are the cursors of the pages after and before it, absent at the ends. */
export type Page<T> = { readonly items: readonly T[]; readonly next?: string; readonly back?: string };

/** Where in the list, newest first; `search` is any part of number, e-mail, name, SKU or title. */
export type ListInput = {
	readonly search?: string | undefined;
	readonly cursor?: string | undefined;
	readonly limit: number;
};

/** An order as lists show it, with the state that is kept with it; `linesPaid`: for the lines that count. */
export type ListedOrder = OrderSummary & { readonly state: OrderState; readonly linesPaid: Minor };

/** Orders this actor may see, newest first. Two round trips, whatever their size; a search takes two more. */
export const listOrders = (tx: Tx, actor: Actor, asked: ListInput & OrdersWanted): Promise<Page<ListedOrder>> =>
	pageOf(tx, and(visibleTo(actor), wantedOrders(asked)), asked, linesVisibleTo(actor));

/** How many there are, counted to the end: for a file, not for a page. */
export async function countOrders(tx: Tx, { search, ...wanted }: OrdersWanted & { search?: string | undefined }) {
	const found = search ? foundAnywhere(search, await goodsNamed(tx, search)) : undefined;
	return tx.$count(orders, and(wantedOrders(wanted), found));
}

/** One shopper's orders, newest first. */
export const listShopperOrders = (tx: Tx, shopperId: string, page: ListInput): Promise<Page<ListedOrder>> =>
	pageOf(tx, eq(orders.shopperId, shopperId), page);

async function pageOf(
	tx: Tx,
	mine: SQL | undefined,
	{ search, cursor, limit }: ListInput,
	lines?: SQL
): Promise<Page<ListedOrder>> {
	const from = keysetOf(cursor);
	const way = from?.way === 'newer' ? 'asc' : 'desc';
	const which = and(mine, cursor === undefined ? undefined : beyond(from));
	const found = search ? foundIn({ which, way, rows: limit + 1 }, search, await goodsNamed(tx, search)) : which;
	const order = way === 'asc' ? asc : desc;
	const read = await tx
		.select({ ...summaryColumns, state: orders.state })
		.from(orders)
		.where(found)
		.orderBy(order(orders.placedAt), order(orders.id))
		.limit(limit + 1);
	const { items, older, newer } = sheetOf(read, from, limit, ({ placedAt }) => placedAt);
	return {
		items: await summarize(tx, items, lines),
		...(older ? { next: older } : {}),
		...(newer ? { back: newer } : {})
	};
}

/** A cursor that makes no sense is the end of the list. */
function beyond(from: Keyset | undefined): SQL {
	if (!from) return sql`false`;
	const past = sql.raw(from.way === 'newer' ? '>' : '<');
	return sql`(${orders.placedAt}, ${orders.id}) ${past} (${from.at.toISOString()}::timestamptz, ${from.id})`;
}

type Head = Omit<ListedOrder, 'lineCount' | 'linesPaid' | 'firstTitle' | 'units' | 'tenders'>;

/** The same orders with their units and tenders; `lines`: only these of their lines count. */
export async function summarize<One extends Head>(
	tx: Tx,
	heads: readonly One[],
	lines?: SQL
): Promise<(One & ListedOrder)[]> {
	if (heads.length === 0) return [];
	const ids = heads.map(({ id }) => id);
	const [lineRows, tenderRows] = await Promise.all([
		tx
			.select(lineSums)
			.from(lineItems)
			.where(and(inArray(lineItems.orderId, ids), lines))
			.groupBy(lineItems.orderId),
		tx
			.select({ orderId: tenders.orderId, ...tenderColumns })
			.from(tenders)
			.where(inArray(tenders.orderId, ids))
			.orderBy(asc(tenders.position))
	]);
	const sums = new Map(lineRows.map(({ orderId, ...rest }) => [orderId, rest]));
	return heads.map((head) => ({
		...head,
		...(sums.get(head.id) ?? NO_LINES),
		tenders: tenderRows.filter(({ orderId }) => orderId === head.id).map(withRemaining)
	}));
}

const NO_LINES = { lineCount: 0, linesPaid: 0, firstTitle: '', units: NO_UNITS };

const sumOf = (column: PgColumn) => sql<number>`sum(${column})::int`;
const lineSums = {
	orderId: lineItems.orderId,
	lineCount: sql<number>`count(*)::int`,
	linesPaid: sql<number>`sum(${lineItems.paidMinor})::bigint`.mapWith(Number),
	firstTitle: sql<string>`(array_agg(${lineItems.title} order by ${lineItems.position}))[1]`,
	units: {
		open: sumOf(lineItems.open),
		held: sumOf(lineItems.held),
		canceled: sumOf(lineItems.canceled),
		fulfilling: sumOf(lineItems.fulfilling),
		shipped: sumOf(lineItems.shipped),
		delivered: sumOf(lineItems.delivered)
	}
};
