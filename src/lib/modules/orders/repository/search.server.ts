import { and, asc, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '$lib/server/db';
import { BY_VALUE } from '$lib/server/store/prepare';
import { wordsOf } from '../list/search';
import { itemNames } from '../search.tables.server';
import { lineItems, orders } from '../tables.server';

/** Beyond so many SKUs a word says nothing about goods any more. */
const MOST_SKUS = 500;

/**
 * Whether a `search` column holds every word of what was typed: any part of a word, or how one begins when there are only
 * two letters. How common the words are decides between the trigram index and the order of the list, so the statement
 * has to be planned for them.
 */
export function matches(column: PgColumn, search: string): SQL {
	const words = wordsOf(search);
	if (words.length === 0) return sql`false`;
	return sql`${sql.raw(BY_VALUE)} ${and(...words.flatMap((word) => holds(column, word)))}`;
}

/** A long word is looked up by how it begins: the more of it, the more entries have to be read that all are the same. */
const LOOKED_UP = 12;

function holds(column: PgColumn, word: string): SQL[] {
	const letters = [...word];
	const start = sql`${column} like finding(${letters.slice(0, LOOKED_UP).join('')})`;
	return letters.length > LOOKED_UP ? [start, sql`strpos(${column}, trim(findable(${word}))) > 0`] : [start];
}

/** Goods that are called so: their SKUs, and whether only a few lines are of them. */
export type Goods = { readonly skus: readonly string[]; readonly few: boolean };

/** What a search for goods means. However many there are, no more is looked at than says whether they are few. */
export async function goodsNamed(tx: Tx, search: string): Promise<Goods> {
	const named = tx
		.selectDistinct({ sku: itemNames.sku })
		.from(itemNames)
		.where(matches(itemNames.search, search))
		.orderBy(asc(itemNames.sku))
		.limit(MOST_SKUS);
	const [row] = await tx.execute<{ skus: string[] | null; lines: number }>(sql`with named as materialized (${named})
		select (select json_agg(sku) from named) as skus, (select count(*)::int from (select 1 from ${lineItems}
			where ${lineItems.sku} = any(array(select sku from named)) limit ${sql.raw(String(FEW_LINES + 1))}) found) as lines`);
	return { skus: row?.skus ?? [], few: (row?.lines ?? 0) <= FEW_LINES };
}

const FEW_LINES = 2000;

/** A piece of a list of orders, cut out by its own order: which rows may come, in which direction, how many. */
export type Cut = { readonly which: SQL | undefined; readonly way: 'asc' | 'desc'; readonly rows: number };

/**
 * Which orders of this cut are found: by number, e-mail and name, or by goods of these SKUs. Each way finds at most one
 * cut's worth by its own index, so that neither has to walk for the other; the list's own order decides between them.
 */
export function foundIn({ which, way, rows }: Cut, search: string, goods: Goods): SQL {
	const place = sql.raw(`placed_at ${way}, id ${way} limit ${rows}`);
	const cut = (found: SQL) =>
		sql`(select ${orders.id} as id, ${orders.placedAt} as placed_at from ${orders} where ${and(which, found)}
			order by ${place})`;
	const ways = waysTo(search, goods).map(cut);
	return sql`${orders.id} = any(array(select id from (${sql.join(ways, sql` union `)}) found order by ${place}))`;
}

/** Whether an order is found at all, wherever in the list. */
export const foundAnywhere = (search: string, goods: Goods): SQL | undefined => or(...waysTo(search, goods));

/** By number, e-mail and name, or by goods of these SKUs. */
const waysTo = (search: string, goods: Goods): SQL[] => [
	matches(orders.search, search),
	...(goods.skus.length > 0 ? [ofGoods(goods)] : [])
];

/** From a few lines to their orders; where lines are many, along the orders, of which some will have one soon. */
function ofGoods({ skus, few }: Goods): SQL {
	const wanted = inArray(lineItems.sku, [...skus]);
	return few
		? sql`${orders.id} = any(array(select ${lineItems.orderId} from ${lineItems} where ${wanted}))`
		: sql`(select true from ${lineItems} where ${lineItems.orderId} = ${orders.id} and ${wanted} limit 1)`;
}
