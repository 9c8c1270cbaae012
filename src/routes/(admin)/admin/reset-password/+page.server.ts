import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { emailInput } from '$lib/modules/accounts/schema';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { knock } from '$lib/wiring/door/knock.server';
import { askForStaffReset } from '$lib/wiring/door/ways-in.server';
import type { Actions } from './$types';

export const load = page({}, async () => ({ form: await superValidate(zod4(emailInput), { errors: false }) }));

export const actions: Actions = {
	default: (event) =>
		knock(event, emailInput, async ({ email }) => {
			await askForStaffReset(event.locals.ctx, { email, address: event.getClientAddress() });
			return m.door_sent_way({ email });
		})
};
