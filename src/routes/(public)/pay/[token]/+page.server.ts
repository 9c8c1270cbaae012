import { z } from 'zod';
import { TEST_CARDS } from '$lib/modules/payments/test-cards';
import { page } from '$lib/server/page';
import { readForm } from '$lib/server/read-form';
import { submit } from '$lib/server/submit';
import { checkByLink, lookToPay, payByLink } from '$lib/wiring/pay-page.server';
import type { Actions } from './$types';

/** What is still to be paid. Mail scanners follow links, so GET only looks. */
export const load = page({ token: z.string().max(200) }, async (ctx, { token }, { locals }) => ({
	it: await lookToPay(ctx, { token, demo: locals.demo })
}));

const payForm = z.object({ card: z.enum(TEST_CARDS) });

export const actions: Actions = {
	pay: async ({ request, locals: { ctx, demo }, params: { token } }) =>
		submit(await readForm(request, payForm), '', ({ card }) => payByLink(ctx, { token, demo }, card)),
	check: async ({ request, locals: { ctx, demo }, params: { token } }) =>
		submit(await readForm(request, z.object({})), '', () => checkByLink(ctx, { token, demo }))
};
