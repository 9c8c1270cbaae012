import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { keysetOf, sheetOf, type Sheet } from '$lib/server/store/keyset';
import type { Tx } from '$lib/server/db';
import { alias } from 'drizzle-orm/pg-core';
import { allKeptOut, type ImportSummary } from '../import';
import { keptOutCounts } from '../schema';
import { importState } from '../state';
import { importRuns, imports } from '../tables.server';

type Asked = { readonly cursor?: string | undefined; readonly limit: number };

/** Imports, the newest first. */
export async function listImports(tx: Tx, { cursor, limit }: Asked): Promise<Sheet<ImportSummary>> {
	const from = keysetOf(cursor);
	const back = from?.way === 'newer';
	const [check, run] = [alias(importRuns, 'c'), alias(importRuns, 'r')];
	const { id, fileName, createdAt, byName } = imports;
	const place = from && sql`(${createdAt}, ${id}) ${back ? sql`>` : sql`<`} (${from.at.toISOString()}, ${from.id})`;
	const rows = await tx
		.select({
			...{ id, fileName, createdAt, byName, checked: check.state, state: run.state },
			...{ orders: run.orders, present: run.present, keptOut: run.keptOut }
		})
		.from(imports)
		.leftJoin(check, and(eq(check.importId, id), eq(check.phase, 'check')))
		.leftJoin(run, and(eq(run.importId, id), eq(run.phase, 'import')))
		.where(place)
		.orderBy(...(back ? [asc(createdAt), asc(id)] : [desc(createdAt), desc(id)]))
		.limit(limit + 1);
	const items = rows.map(({ checked, state, keptOut, ...row }) => ({
		...row,
		keptOut: keptOut === null ? null : allKeptOut(keptOutCounts.parse(keptOut)),
		state: importState({ check: checked, import: state })
	}));
	return sheetOf(items, from, limit, ({ createdAt }) => createdAt);
}
