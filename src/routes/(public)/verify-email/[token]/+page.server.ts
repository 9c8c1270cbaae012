import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { verifyEmail } from '$lib/modules/accounts/actions/verify-email.server';
import { lookAtLink } from '$lib/modules/accounts/links/links.server';
import { confirmInput } from '$lib/modules/accounts/schema';
import { page } from '$lib/server/http/page';
import { knock } from '$lib/wiring/door/knock.server';
import { enterHere } from '$lib/wiring/door/sign-in.server';
import { joinAll } from '$lib/wiring/door/ways-in.server';
import type { Actions } from './$types';

export const load = page({ token: z.string().max(200) }, async (ctx, { token }, { locals }) => {
	const { email, subject } = await lookAtLink(ctx.db, ctx, token, 'verify_email');
	return { email, here: locals.account?.id === subject };
});

export const actions: Actions = {
	default: (event) =>
		knock(event, confirmInput, async ({ password }) => {
			const { ctx, account } = event.locals;
			const here = account?.id ?? null;
			const id = await verifyEmail(ctx, { token: event.params.token, password, here }, joinAll);
			if (here !== id) await enterHere('shopper', event, id);
			redirect(303, '/account/orders?welcome=confirmed');
		})
};
