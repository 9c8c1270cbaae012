import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { Refused } from '$lib/core/refusal';
import { confirmEmail } from '$lib/modules/accounts/actions/change-email.server';
import { lookAtLink } from '$lib/modules/accounts/links/links.server';
import { page } from '$lib/server/http/page';
import { knock } from '$lib/wiring/door/knock.server';
import { joinAll } from '$lib/wiring/door/ways-in.server';
import type { Actions } from './$types';

export const load = page({ token: z.string().max(200) }, async (ctx, { token }, { locals, url }) => {
	const { email } = await lookAtLink(ctx.db, ctx, token, 'change_email');
	return { email, signIn: locals.account ? null : `/sign-in?next=${encodeURIComponent(url.pathname)}` };
});

export const actions: Actions = {
	default: (event) =>
		knock(event, z.object({}), async () => {
			const { ctx, account } = event.locals;
			if (!account) throw new Refused('auth.required');
			await confirmEmail(ctx, { token: event.params.token, here: account.id }, joinAll);
			redirect(303, '/account/settings?moved');
		})
};
