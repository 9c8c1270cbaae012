import { sql } from 'drizzle-orm';
import { choose } from '../../src/lib/modules/imports/actions/choose.server';
import { start } from '../../src/lib/modules/imports/actions/run.server';
import { upload } from '../../src/lib/modules/imports/actions/upload.server';
import { guessLayout } from '../../src/lib/modules/imports/columns/guess';
import { getImport } from '../../src/lib/modules/imports/repository/imports.server';
import { mappingForm } from '../../src/lib/modules/imports/schema';
import type { Ctx } from '../../src/lib/server/ctx';
import type { Db } from '../../src/lib/server/db';
import type { TestWorld } from './world';

export const HEADER =
	'number,email,name,currency,placed_at,region,sku,title,quantity,unit_price,tender_1_kind,tender_1_captured';

/** So many orders of two lines each, those of neighbors mixed. */
export function orderLines(count: number, prefix = 'I'): string[] {
	const line = (n: number, sku: string) =>
		`${prefix}-${n},shopper${n % 50}@example.com,Shopper ${n},KRW,2026-02-01 10:00,KR,${sku},"Lamp, ${sku}",1,5000,card,10000`;
	const first = (n: number) => (n < count ? [line(n, 'A')] : []);
	const second = (n: number) => (n >= 0 ? [line(n, 'B')] : []);
	return Array.from({ length: count + 3 }, (_, n) => [...first(n), ...second(n - 3)]).flat();
}

export const csv = (...lines: readonly string[]) => `${[HEADER, ...lines].join('\n')}\n`;

/** A file as a browser posts it. */
export function posted(bytes: string | Uint8Array<ArrayBuffer>, name = 'orders.csv'): Request {
	const body = new FormData();
	body.append('file', new File([bytes], name));
	return new Request('http://localhost/admin/import', { method: 'POST', body });
}

/** Uploads a file and has its columns read as their names say; the dry run waits for a worker. */
export async function prepared(ctx: Ctx, text: string): Promise<string> {
	const id = await upload(ctx, posted(text));
	const { header, samples, format } = await getImport(ctx.db, id);
	const given = format && format !== 'generic' ? { format } : { format: 'own', ...guessLayout(header, samples) };
	await choose(ctx, mappingForm.parse({ id, ...given }));
	return id;
}

/** The same with the dry run done and the import begun; it too waits. */
export async function begun(world: TestWorld, text: string): Promise<string> {
	const ctx = world.staff('manager');
	const id = await prepared(ctx, text);
	await world.drain();
	await start(ctx, { id });
	return id;
}

export const countOf = async (db: Db, what: string): Promise<number> => {
	const [row] = await db.execute<{ count: number }>(sql.raw(`select count(*)::int as count from ${what}`));
	return row?.count ?? -1;
};
