import { redirect } from '@sveltejs/kit';
import { demandOwner } from '$lib/modules/channels/actions/rights.server';
import { ediNewForm } from '$lib/modules/channels/edi/partner/form';
import { listSupplierNames } from '$lib/modules/suppliers/repository/directory.server';
import { page } from '$lib/server/http/page';
import { connectEdi } from '$lib/wiring/channels/edi.server';
import { act } from '../../../act';

const MOST = 200;

export const load = page({}, async (ctx) => {
	demandOwner(ctx);
	return { suppliers: await listSupplierNames(ctx.db, MOST) };
});

export const actions = {
	add: act(
		ediNewForm,
		() => '',
		async (ctx, { name, role, ...credentials }) => {
			const id = await connectEdi(ctx, { role, name, credentials });
			redirect(303, `/admin/connections/edi/${id}?added`);
		}
	)
};
