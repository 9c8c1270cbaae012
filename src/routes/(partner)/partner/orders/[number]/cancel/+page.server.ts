import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { reviewAsPartner } from '$lib/modules/cancellations/partner/look.server';
import { partnerCancelInput, requestOf } from '$lib/modules/cancellations/partner/schema';
import { page } from '$lib/server/http/page';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';
import { requestCancellation } from '$lib/wiring/cancellations.server';
import type { Actions } from './$types';

/** What will be canceled, with a reason for each: the choice stands in the address. */
export const load = page({ number: z.string().min(1).max(100) }, async (ctx, { number }, { url }) => ({
	review: await reviewAsPartner(ctx, number, url.searchParams)
}));

export const actions = {
	cancel: async ({ request, locals: { ctx }, params }) =>
		submit(await readForm(request, partnerCancelInput), '', async (input) => {
			const { number } = await requestCancellation(ctx, requestOf(input));
			redirect(303, `/partner/orders/${encodeURIComponent(params.number)}?canceled=${number}`);
		})
} satisfies Actions;
