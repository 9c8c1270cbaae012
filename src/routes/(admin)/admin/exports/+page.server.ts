import { redirect, type Actions } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { askExport, dropExport, lookExports } from '$lib/modules/exports/actions.server';
import { askExportInput, exportTarget } from '$lib/modules/exports/schema';
import { page } from '$lib/server/http/page';
import { act } from '../act';
import { PAGE_ROWS } from '../list';

export const load = page({}, async (ctx, _params, { url, depends }) => {
	depends('app:exports');
	return lookExports(ctx, { cursor: url.searchParams.get('at') ?? undefined, limit: PAGE_ROWS });
});

export const actions: Actions = {
	/** Asked for on any list; what becomes of it is seen here. */
	ask: act(askExportInput, m.exports_asked, async (ctx, input) => {
		await askExport(ctx, input);
		redirect(303, '/admin/exports');
	}),
	drop: act(exportTarget, m.exports_dropped, dropExport)
};
