import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod';
import { join, lookAtInvitation } from '$lib/modules/accounts/team/join.server';
import { joinInput } from '$lib/modules/accounts/team/schema';
import { page } from '$lib/server/http/page';
import { knock } from '$lib/wiring/door/knock.server';
import { enterHere } from '$lib/wiring/door/sign-in.server';
import type { Actions } from './$types';

/** GET only looks: mail scanners follow links. */
export const load = page({ token: z.string().max(200) }, async (ctx, { token }) => {
	const { email, name, role, inviter } = await lookAtInvitation(ctx.db, ctx, token);
	return { email, role, inviter, form: await superValidate({ name }, zod4(joinInput), { errors: false }) };
});

export const actions: Actions = {
	default: (event) =>
		knock(event, joinInput, async (input) => {
			const id = await join(event.locals.ctx, { ...input, token: event.params.token });
			await enterHere('staff', event, id);
			redirect(303, '/admin');
		})
};
