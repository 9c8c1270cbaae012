import { redirect } from '@sveltejs/kit';
import { addSupplier } from '$lib/modules/suppliers/actions/directory.server';
import { listSuppliers, totalsOf } from '$lib/modules/suppliers/repository/directory.server';
import { addSupplierForm } from '$lib/modules/suppliers/schema';
import { page } from '$lib/server/http/page';
import { act } from '../act';

const PAGE_ROWS = 50;

export const load = page({}, async ({ db, actor, now }, _params, { url }) => {
	const after = url.searchParams.get('after') ?? undefined;
	const rows = await listSuppliers(db, now, { after, limit: PAGE_ROWS + 1 });
	const items = rows.slice(0, PAGE_ROWS);
	const totals = await totalsOf(
		db,
		items.map(({ id }) => id)
	);
	const next = rows.length > PAGE_ROWS ? items.at(-1)?.name : undefined;
	return { items, totals, next, mayManage: actor.rights.has('manage') };
});

export const actions = {
	add: act(
		addSupplierForm,
		() => '',
		async (ctx, input) => redirect(303, `/admin/suppliers/${await addSupplier(ctx, input)}?added`)
	)
};
