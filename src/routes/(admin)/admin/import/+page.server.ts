import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { lookList } from '$lib/modules/imports/actions/look.server';
import { upload } from '$lib/modules/imports/actions/upload.server';
import { uploadForm } from '$lib/modules/imports/schema';
import { page } from '$lib/server/http/page';
import { submit } from '$lib/server/forms/submit';
import { PAGE_ROWS } from '../list';
import type { Actions } from './$types';

export const load = page({}, async (ctx, _params, { url }) =>
	lookList(ctx, { cursor: url.searchParams.get('at') ?? undefined, limit: PAGE_ROWS })
);

export const actions: Actions = {
	upload: async ({ request, locals }) => {
		const form = await superValidate(zod4(uploadForm), { id: 'upload', defaults: {} });
		return submit({ ...form, valid: true }, '', async () => {
			redirect(303, `/admin/import/${await upload(locals.ctx, request)}`);
		});
	}
};
