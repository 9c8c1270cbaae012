import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { emailInput } from '$lib/modules/accounts/schema';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { knock } from '$lib/wiring/door/knock.server';
import { askForPartner } from '$lib/wiring/door/ways-in.server';
import type { Actions } from './$types';

/** The door of partners: they come in by a mailed link. Whoever is in already goes on. */
export const load = page({}, async (_ctx, _params, { locals }) => {
	if (locals.viewer?.kind === 'partner') redirect(303, '/partner/orders');
	return { form: await superValidate({ email: '' }, zod4(emailInput), { errors: false }) };
});

export const actions: Actions = {
	default: (event) =>
		knock(event, emailInput, async ({ email }) => {
			await askForPartner(event.locals.ctx, { email, address: event.getClientAddress() });
			return m.door_sent_way({ email });
		})
};
