import { z } from 'zod';
import { TEST_CARDS } from '$lib/modules/payments/test-cards';
import { page } from '$lib/server/http/page';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';
import { checkByLink, lookToPay, payByLink, payByStripe } from '$lib/wiring/pay/pay-page.server';
import type { Actions } from './$types';

/** What is still to be paid. Mail scanners follow links, so GET only looks. */
export const load = page({ token: z.string().max(200) }, async (ctx, { token }, { locals }) => ({
	it: await lookToPay(ctx, { token, demo: locals.demo })
}));

const seen = z.int().positive();
const payForm = z.object({ card: z.enum(TEST_CARDS), amount: seen });

export const actions: Actions = {
	pay: async ({ request, locals: { ctx, demo }, params: { token } }) =>
		submit(await readForm(request, payForm), '', ({ card, amount }) => payByLink(ctx, { token, demo }, card, amount)),
	begin: async ({ request, locals: { ctx, demo }, params: { token } }) => {
		const opened: { secret?: string } = {};
		const form = await readForm(request, z.object({ amount: seen }));
		const answer = await submit(form, '', async ({ amount }) => {
			opened.secret = await payByStripe(ctx, { token, demo }, amount);
		});
		return opened.secret === undefined ? answer : { form, ...opened };
	},
	check: async ({ request, locals: { ctx, demo }, params: { token } }) =>
		submit(await readForm(request, z.object({})), '', () => checkByLink(ctx, { token, demo }))
};
