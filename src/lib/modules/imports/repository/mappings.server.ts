import { desc, eq, sql } from 'drizzle-orm';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { layoutInput, type Layout } from '../columns/layout';
import { importMappings } from '../tables.server';

/** A mapping somebody remembered. */
export type SavedMapping = { readonly name: string; readonly layout: Layout; readonly byName: string };

const MOST = 50;

const keyOf = (name: string) => name.trim().toLowerCase();

/** Those for files with this header first, then the newest. */
export async function listMappings(tx: Tx, fingerprint: string): Promise<SavedMapping[]> {
	const rows = await tx
		.select()
		.from(importMappings)
		.orderBy(desc(sql`${importMappings.fingerprint} = ${fingerprint}`), desc(importMappings.savedAt))
		.limit(MOST);
	return rows.map(({ name, layout, byName }) => ({ name, layout: layoutInput.parse(layout), byName }));
}

/** The newest that was made for files with exactly these columns. */
export async function mappingForHeader(tx: Tx, fingerprint: string): Promise<Layout | undefined> {
	const [row] = await tx
		.select({ layout: importMappings.layout })
		.from(importMappings)
		.where(eq(importMappings.fingerprint, fingerprint))
		.orderBy(desc(importMappings.savedAt))
		.limit(1);
	return row && layoutInput.parse(row.layout);
}

/** The one of that name, in any case. */
export async function savedMapping(tx: Tx, name: string): Promise<Layout | undefined> {
	const [row] = await tx
		.select({ layout: importMappings.layout })
		.from(importMappings)
		.where(eq(importMappings.key, keyOf(name)));
	return row && layoutInput.parse(row.layout);
}

type NewMapping = { readonly name: string; readonly fingerprint: string; readonly layout: Layout };

/** Remembers a mapping. One of the same name is replaced. */
export const saveMapping = (tx: Tx, { now, actor }: Pick<Ctx, 'now' | 'actor'>, mapping: NewMapping) => {
	const values = { ...mapping, key: keyOf(mapping.name), savedAt: now, byName: actor.name };
	return tx.insert(importMappings).values(values).onConflictDoUpdate({ target: importMappings.key, set: values });
};
