import { graceOf, nextRows, rowsOfRun } from '$lib/modules/cancellations/repository/bulk/rows.server';
import { progressOf, recentRuns } from '$lib/modules/cancellations/repository/bulk/runs.server';
import {
	allImported,
	allTroubles,
	importedOrders,
	troubleSamples
} from '$lib/modules/imports/repository/findings.server';
import { listImports } from '$lib/modules/imports/repository/list.server';
import { mappingForHeader } from '$lib/modules/imports/repository/mappings.server';
import type { Db } from '$lib/server/db';
import { LIMIT, sheets, type List } from './list';

/** What came in from files. */
export function importLists(db: Db): List[] {
	const newest = async () => (await listImports(db, { limit: 1 })).items[0]?.id ?? '';
	const ofNewest = (name: string, open: (id: string) => Promise<unknown>) => ({
		name: `imports: ${name}`,
		open: async () => open(await newest())
	});
	return [
		...sheets('imports', (cursor) => listImports(db, { cursor, limit: LIMIT })),
		ofNewest('kept-out lines by kind', (id) => troubleSamples(db, { id, phase: 'import' })),
		ofNewest('all kept-out lines', (id) => allTroubles(db, { id, phase: 'import' }).next()),
		ofNewest('orders that came in', (id) => importedOrders(db, id)),
		ofNewest('all orders that came in', (id) => allImported(db, id).next()),
		ofNewest('the mapping for a header', (id) => mappingForHeader(db, id))
	];
}

/** A run's page and the next of its rows, whether or not there was a run yet. */
export function bulkLists(db: Db): List[] {
	const ofNewest = (read: (run: string) => Promise<unknown>) => async () => {
		const [newest] = await recentRuns(db, 1);
		return read(newest?.run.id ?? 'blk_none');
	};
	return [
		{ name: 'bulk: the latest runs', open: () => recentRuns(db, LIMIT) },
		{ name: 'bulk: how far a run is', open: ofNewest((run) => progressOf(db, [run])) },
		{ name: 'bulk: rows of a run', open: ofNewest((run) => rowsOfRun(db, { run, tab: 'all', from: 0, limit: LIMIT })) },
		{ name: 'bulk: what can be taken back', open: ofNewest((run) => graceOf(db, run)) },
		{ name: 'bulk: the next rows', open: ofNewest((run) => nextRows(db, run, LIMIT)) }
	];
}
