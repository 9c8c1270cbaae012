import { redirect, type RequestEvent } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod';
import { resetPassword } from '$lib/modules/accounts/actions/by-link.server';
import { lookAtLink } from '$lib/modules/accounts/links/links.server';
import { newPasswordInput } from '$lib/modules/accounts/schema';
import { page } from '$lib/server/http/page';
import { knock } from './knock.server';
import { enterHere } from './sign-in.server';
import { joinAll } from './ways-in.server';

/** The load of a page that takes a new password by a link. GET only looks. */
export const newPasswordForm = (kind: 'reset_password' | 'not_me') =>
	page({ token: z.string().max(200) }, async (ctx, { token }) => {
		const { email } = await lookAtLink(ctx.db, ctx, token, kind);
		return { email, form: await superValidate(zod4(newPasswordInput), { errors: false }) };
	});

/** Its action: the new password counts, and whoever chose it is signed in here. */
export const newPassword = (event: RequestEvent<{ token: string }>) =>
	knock(event, newPasswordInput, async ({ password }) => {
		const id = await resetPassword(event.locals.ctx, { token: event.params.token, password }, joinAll);
		await enterHere('shopper', event, id);
		redirect(303, '/account/orders?welcome=password');
	});
