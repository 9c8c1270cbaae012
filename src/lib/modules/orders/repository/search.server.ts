import { and, asc, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '$lib/server/db';
import { BY_VALUE } from '$lib/server/prepare';
import { wordsOf } from '../search';
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

/** The SKUs of goods that are called so, in their order; their number is bounded. */
export async function skusNamed(tx: Tx, search: string): Promise<string[]> {
	const rows = await tx
		.selectDistinct({ sku: itemNames.sku })
		.from(itemNames)
		.where(matches(itemNames.search, search))
		.orderBy(asc(itemNames.sku))
		.limit(MOST_SKUS);
	return rows.map(({ sku }) => sku);
}

/** A piece of a list of orders, cut out by its own order: which rows may come, in which direction, how many. */
export type Cut = { readonly which: SQL | undefined; readonly way: 'asc' | 'desc'; readonly rows: number };

/**
 * Which orders of this cut are found: by number, e-mail and name, or by goods of these SKUs. Each way finds at most one
 * cut's worth by its own index, so that neither has to walk for the other; the list's own order decides between them.
 */
export function foundIn({ which, way, rows }: Cut, search: string, skus: readonly string[]): SQL {
	const place = sql.raw(`placed_at ${way}, id ${way} limit ${rows}`);
	const cut = (found: SQL) =>
		sql`(select ${orders.id} as id, ${orders.placedAt} as placed_at from ${orders} where ${and(which, found)}
			order by ${place})`;
	const ways = waysTo(search, skus).map(cut);
	return sql`${orders.id} = any(array(select id from (${sql.join(ways, sql` union `)}) found order by ${place}))`;
}

/** Whether an order is found at all, wherever in the list. */
export const foundAnywhere = (search: string, skus: readonly string[]): SQL | undefined => or(...waysTo(search, skus));

/** By number, e-mail and name, or by goods of these SKUs. */
const waysTo = (search: string, skus: readonly string[]): SQL[] => [
	matches(orders.search, search),
	...(skus.length > 0 ? [byGoods(skus)] : [])
];

const byGoods = (skus: readonly string[]) =>
	inArray(orders.id, sql`(select ${lineItems.orderId} from ${lineItems} where ${inArray(lineItems.sku, [...skus])})`);
