import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';

/**
 * Every SKU that was ever sold with every title it was sold under: a search for goods looks through these few thousand,
 * not through millions of lines.
 */
export const itemNames = pgTable(
	'item_names',
	{
		sku: text('sku').notNull(),
		title: text('title').notNull(),
		search: text('search')
			.notNull()
			.generatedAlwaysAs(sql`' ' || findable(sku || ' ' || title)`)
	},
	(t) => [
		uniqueIndex('item_names_once').on(t.sku, sql`md5(${t.title})`),
		index('item_names_search').using('gin', t.search.op('gin_trgm_ops'))
	]
);
