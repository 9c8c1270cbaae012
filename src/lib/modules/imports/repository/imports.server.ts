import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { Layout } from '../columns/layout';
import type { MappingName } from '../formats/names';
import type { ImportFacts } from '../import';
import { importRuns, imports } from '../tables.server';
import { toFacts, toImport } from './columns.server';

export type NewImport = Omit<typeof imports.$inferInsert, 'id' | 'createdAt' | 'byId' | 'byName' | 'started'>;

export async function insertImport(tx: Tx, { newId, now, actor }: Ctx, file: NewImport): Promise<string> {
	const id = newId('imp');
	await tx.insert(imports).values({ ...file, id, createdAt: now, byId: actor.id, byName: actor.name });
	return id;
}

/** @throws Refused `import.not_found` */
export const getImport = (tx: Tx, id: string): Promise<ImportFacts> => get(tx, id, false);

/** The same with its row locked: whoever begins, stops or ends a run holds it first. */
export const lockImport = (tx: Tx, id: string): Promise<ImportFacts> => get(tx, id, true);

async function get(tx: Tx, id: string, lock: boolean): Promise<ImportFacts> {
	const found = tx.select().from(imports).where(eq(imports.id, id));
	const [[row], runs] = await Promise.all([
		lock ? found.for('update') : found,
		tx.select().from(importRuns).where(eq(importRuns.importId, id))
	]);
	if (!row) throw new Refused('import.not_found');
	return toImport(row, runs.map(toFacts));
}

type Chosen = { readonly format: MappingName | null; readonly layout: Layout | null };

export const setMapping = (tx: Tx, id: string, chosen: Chosen) =>
	tx.update(imports).set(chosen).where(eq(imports.id, id));

export const setStarted = (tx: Tx, id: string) => tx.update(imports).set({ started: true }).where(eq(imports.id, id));

const AT_ONCE = 20;

/** Forgets uploads nobody went on with. */
export async function deleteAbandoned(tx: Tx, before: Date): Promise<void> {
	const abandoned = tx
		.select({ id: imports.id })
		.from(imports)
		.where(and(sql`not started`, lte(imports.createdAt, before)))
		.limit(AT_ONCE);
	await tx.delete(imports).where(inArray(imports.id, abandoned));
}
