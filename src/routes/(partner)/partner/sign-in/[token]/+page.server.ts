import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { lookAtLink } from '$lib/modules/accounts/links/links.server';
import { enterAsPartner } from '$lib/modules/accounts/partners/enter.server';
import { page } from '$lib/server/http/page';
import { knock } from '$lib/wiring/door/knock.server';
import { enterHere } from '$lib/wiring/door/sign-in.server';
import type { Actions } from './$types';

/** Mail scanners follow links, so GET only looks; the button signs in. */
export const load = page({ token: z.string().max(200) }, async (ctx, { token }) => {
	const { email } = await lookAtLink(ctx.db, ctx, token, 'join_partner', 'partner_sign_in');
	return { email };
});

export const actions: Actions = {
	default: (event) =>
		knock(event, z.object({}), async () => {
			const id = await enterAsPartner(event.locals.ctx, event.params.token);
			await enterHere('partner', event, id);
			redirect(303, '/partner/orders');
		})
};
