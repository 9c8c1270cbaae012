import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod';
import { lookAtLink } from '$lib/modules/accounts/links/links.server';
import { newPasswordInput } from '$lib/modules/accounts/schema';
import { resetStaffPassword } from '$lib/modules/accounts/team/reset-password.server';
import { page } from '$lib/server/http/page';
import { knock } from '$lib/wiring/door/knock.server';
import { letIn } from '$lib/wiring/door/sign-in.server';
import type { Actions } from './$types';

/** GET only looks: mail scanners follow links. */
export const load = page({ token: z.string().max(200) }, async (ctx, { token }) => {
	const { email } = await lookAtLink(ctx.db, ctx, token, 'reset_staff_password');
	return { email, form: await superValidate(zod4(newPasswordInput), { errors: false }) };
});

export const actions: Actions = {
	default: (event) =>
		knock(event, newPasswordInput, async ({ password }) => {
			const id = await resetStaffPassword(event.locals.ctx, { token: event.params.token, password });
			return letIn('staff', event, id);
		})
};
