import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { isOneOf } from '$lib/core/one-of';
import { KINDS } from '../formats/kinds';
import type { KeptLine } from '../kept-line';
import { importOrders, importTroubles } from '../tables.server';
import type { RunKey } from './runs.server';

const SAMPLES = 5;
const A_PAGE = 25;
const AT_ONCE = 2000;

const { line, kind, number, field, found } = importTroubles;
const keptLine = { line, kind, number, field, found };
const ofRun = ({ id, phase }: RunKey) => and(eq(importTroubles.importId, id), eq(importTroubles.phase, phase));

/** The first few lines of every kind. */
export async function troubleSamples(tx: Tx, key: RunKey): Promise<KeptLine[]> {
	const kinds = tx
		.select({ kind: sql<string>`k.kind`.as('k') })
		.from(sql`json_array_elements_text(${JSON.stringify(KINDS)}::text::json) as k(kind)`)
		.as('kinds');
	const first = tx
		.select(keptLine)
		.from(importTroubles)
		.where(and(ofRun(key), eq(importTroubles.kind, sql`${kinds.kind}`)))
		.orderBy(asc(importTroubles.line))
		.limit(SAMPLES)
		.as('first');
	const rows = await tx
		.select({ line: first.line, kind: first.kind, number: first.number, field: first.field, found: first.found })
		.from(kinds)
		.crossJoinLateral(first)
		.orderBy(asc(first.line));
	return rows.flatMap(toKept);
}

/** All lines that were kept out, by line, some thousand at a time. */
export async function* allTroubles(tx: Tx, key: RunKey): AsyncGenerator<KeptLine[]> {
	let behind = 0;
	for (;;) {
		const rows = await tx
			.select(keptLine)
			.from(importTroubles)
			.where(and(ofRun(key), gt(importTroubles.line, behind)))
			.orderBy(asc(importTroubles.line))
			.limit(AT_ONCE);
		const last = rows.at(-1);
		if (!last) return;
		behind = last.line;
		yield rows.flatMap(toKept);
	}
}

type Row = Omit<KeptLine, 'kind'> & { readonly kind: string };

const toKept = ({ kind, ...row }: Row): KeptLine[] => (isOneOf(KINDS, kind) ? [{ ...row, kind }] : []);

const cameIn = (id: string, after: string) =>
	and(
		eq(importOrders.importId, id),
		eq(importOrders.phase, 'import'),
		sql`outcome = 'in'`,
		gt(importOrders.number, after)
	);

/** The orders an import brought, by number: a page, and the number behind which the next begins. */
export async function importedOrders(tx: Tx, id: string, after = '') {
	const rows = await tx
		.select({ number: importOrders.number })
		.from(importOrders)
		.where(cameIn(id, after))
		.orderBy(asc(importOrders.number))
		.limit(A_PAGE + 1);
	const numbers = rows.slice(0, A_PAGE).map(({ number }) => number);
	return { numbers, next: rows.length > A_PAGE ? numbers.at(-1) : undefined };
}

/** All of them, some thousand at a time. */
export async function* allImported(tx: Tx, id: string): AsyncGenerator<string[]> {
	let behind = '';
	for (;;) {
		const rows = await tx
			.select({ number: importOrders.number })
			.from(importOrders)
			.where(cameIn(id, behind))
			.orderBy(asc(importOrders.number))
			.limit(AT_ONCE);
		const last = rows.at(-1);
		if (!last) return;
		behind = last.number;
		yield rows.map(({ number }) => number);
	}
}
