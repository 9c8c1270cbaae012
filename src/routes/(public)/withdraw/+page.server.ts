import { fail } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { formatDateTime } from '$lib/core/format';
import { declareWithdrawal } from '$lib/modules/cancellations/withdrawal/declare.server';
import { withdrawalInput } from '$lib/modules/cancellations/withdrawal/schema';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';
import type { Actions } from './$types';

/** Said here: first visits carry no words for it. */
export const load = page({}, async () => ({
	form: await superValidate(zod4(withdrawalInput), { errors: false }),
	words: {
		title: m.withdraw_title(),
		text: m.withdraw_text(),
		name: m.withdraw_name(),
		number: m.withdraw_number(),
		email: m.withdraw_email(),
		goOn: m.withdraw_go_on(),
		confirmTitle: m.withdraw_confirm_title(),
		confirm: m.withdraw_confirm(),
		back: m.withdraw_back(),
		doneTitle: m.withdraw_done_title()
	}
}));

export const actions: Actions = {
	/** Shows what is about to be declared; nothing is kept yet. */
	review: async ({ request }) => {
		const form = await readForm(request, withdrawalInput);
		if (!form.valid) return fail(422, { form });
		return { form, declaration: m.withdraw_declaration(form.data) };
	},
	confirm: async ({ request, locals, getClientAddress }) => {
		const { ctx } = locals;
		const form = await readForm(request, withdrawalInput);
		const when = formatDateTime(ctx.now, ctx.locale, ctx.timeZone, 'long');
		const said = m.withdraw_done({ when, email: form.data.email });
		const declaration = m.withdraw_declaration(form.data);
		const answer = await submit(form, said, (input) => declareWithdrawal(ctx, input, { address: getClientAddress() }));
		return 'status' in answer ? answer : { ...answer, declaration };
	}
};
