import { eq, getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from '$lib/server/db';

/**
 * Writes any number of rows by one statement that is always the same text: they travel as one JSON parameter. A
 * statement with a place for every value would be prepared anew for each batch size, and ends at 65,535 values.
 */
export async function insertRows<T extends PgTable>(
	tx: Tx,
	table: T,
	rows: readonly T['$inferInsert'][],
	onConflict: SQL = sql``
): Promise<void> {
	const [first] = rows;
	if (!first) return;
	const columns = getTableColumns(table);
	const names = Object.keys(first).map((key) => columns[key]?.name ?? key);
	const list = sql.join(
		names.map((name) => sql.identifier(name)),
		sql`, `
	);
	const renamed = rows.map((row) => Object.fromEntries(Object.values(row).map((value, at) => [names[at], value])));
	await tx.execute(sql`insert into ${table} (${list})
		select ${list} from json_populate_recordset(null::${table}, ${JSON.stringify(renamed)}::text::json) ${onConflict}`);
}

/** `column in (…)` for any number of texts by one parameter, so that the statement stays the same. */
export const inJson = (column: PgColumn, texts: readonly string[]): SQL =>
	sql`${column} in (select json_array_elements_text(${JSON.stringify(texts)}::text::json))`;

/** The same, worded for the planner as what it mostly is: a single one. */
export const among = (column: PgColumn, texts: readonly string[]): SQL => {
	const [only] = texts;
	return texts.length === 1 && only !== undefined ? eq(column, only) : inJson(column, texts);
};
