import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { lookAtAgain, placeAgain } from '$lib/modules/cancellations/again/place-again.server';
import { page } from '$lib/server/http/page';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';
import type { Actions } from './$types';

/** What would be ordered again. Mail scanners follow links, so GET only looks. */
export const load = page({ token: z.string().max(200) }, async (ctx, { token }) => ({
	it: await lookAtAgain(ctx, token)
}));

export const actions: Actions = {
	default: async ({ request, locals: { ctx }, params: { token } }) =>
		submit(await readForm(request, z.object({})), '', async () => {
			redirect(303, await placeAgain(ctx, token));
		})
};
