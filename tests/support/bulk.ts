import { sql } from 'drizzle-orm';
import { staffActor, type Role } from '../../src/lib/core/actor';
import { staff } from '../../src/lib/modules/accounts/tables.server';
import { draftRun } from '../../src/lib/modules/cancellations/actions/bulk/draft.server';
import { startRun } from '../../src/lib/modules/cancellations/actions/bulk/run.server';
import { rowsOfRun } from '../../src/lib/modules/cancellations/repository/bulk/rows.server';
import { findRun } from '../../src/lib/modules/cancellations/repository/bulk/runs.server';
import { ROW_TABS, type ChosenKind, type RowTab, type RunOptions } from '../../src/lib/modules/cancellations/bulk/run';
import type { Ctx } from '../../src/lib/server/ctx';
import type { Shop } from './shop';

/** Somebody who works here, known to the database: a run is done for a person. */
export async function hire(shop: Shop, role: Role, name: string = role): Promise<() => Ctx> {
	const id = `stf_${name}`;
	const row = { id, name, role, email: `${name}@shop.example`, passwordHash: 'none', createdAt: shop.ctx().now };
	await shop.db.insert(staff).values(row);
	return () => shop.ctx(staffActor(id, name, role));
}

/** So many orders of three desks and a lamp, each with a request for its desks, in the order they were filed. */
export async function requests(shop: Shop, count: number) {
	const filed = [];
	for (let made = 0; made < count; made++) {
		const order = await shop.place();
		filed.push({ order, ...(await shop.ask(order, [['DESK', 3]])) });
	}
	return filed;
}

type Starting = { readonly kind?: ChosenKind; readonly ids: readonly string[]; readonly options?: RunOptions };

/** Chooses these cases and starts at once. Nothing is carried out before the jobs run. */
export async function start(ctx: Ctx, { kind = 'accept', ids, options = {} }: Starting): Promise<string> {
	const id = await draftRun(ctx, { kind, ids });
	await startRun(ctx, { id, ...options });
	return id;
}

/** A run and what became of its rows, in the order they were chosen. */
export async function seen(shop: Shop, id: string, tab: RowTab = ROW_TABS[0]) {
	const found = await findRun(shop.db, id, '');
	const rows = await rowsOfRun(shop.db, { run: id, tab, from: 0, limit: 1000 });
	return { ...found?.run, rows };
}

export const outcomes = async (shop: Shop, id: string) => (await seen(shop, id)).rows.map(({ outcome }) => outcome);

/** How often each event was recorded about these cases. */
export async function countOf(shop: Shop, name: string): Promise<number> {
	const [row] = await shop.db.execute<{ count: number }>(
		sql`select count(*)::int as count from events where name = ${name}`
	);
	return row?.count ?? 0;
}
