import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { signUp } from '$lib/modules/accounts/actions/sign-up.server';
import { signUpInput } from '$lib/modules/accounts/schema';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { knock } from '$lib/wiring/door/knock.server';
import type { Actions } from './$types';

export const load = page({}, async (_ctx, _params, { locals }) => {
	if (locals.viewer?.kind === 'shopper') redirect(303, '/account');
	return { form: await superValidate(zod4(signUpInput), { errors: false }) };
});

export const actions: Actions = {
	default: (event) =>
		knock(event, signUpInput, async (input) => {
			await signUp(event.locals.ctx, input, event.getClientAddress());
			return m.door_sent_sign_up({ email: input.email });
		})
};
