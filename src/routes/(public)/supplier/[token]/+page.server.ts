import { z } from 'zod';
import { amountIn } from '$lib/modules/cancellations/admin/forms';
import { answerByLink, cannotDeliver, lookAsSupplier } from '$lib/modules/cancellations/suppliers/by-link.server';
import { answerForm, cannotForm } from '$lib/modules/cancellations/suppliers/schema';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';
import { beside } from '$lib/wiring/door/knock.server';
import type { Actions } from './$types';

/** What a supplier is asked, and what it said. Mail scanners follow links, so GET only looks. */
export const load = page({ token: z.string().max(200) }, async (ctx, { token }) => ({
	it: await lookAsSupplier(ctx, token)
}));

export const actions: Actions = {
	answer: async ({ request, locals: { ctx }, params: { token } }) =>
		beside(
			'answer',
			submit(await readForm(request, answerForm), m.supply_page_thanks(), ({ currency, pays_back, ...said }) =>
				answerByLink(ctx, token, {
					...said,
					...(said.pays_back_on === '' ? { pays_back_on: undefined } : {}),
					...(pays_back === '' ? {} : { pays_back: amountIn(pays_back, currency) })
				})
			)
		),
	cannot: async ({ request, locals: { ctx }, params: { token } }) =>
		beside(
			'cannot',
			submit(await readForm(request, cannotForm), m.supply_page_cannot_thanks(), ({ items, ...said }) =>
				cannotDeliver(ctx, token, { ...said, items: items.filter(({ quantity }) => quantity > 0) })
			)
		)
};
