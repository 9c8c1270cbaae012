import { previewUpdate, updateFromFile } from '$lib/modules/suppliers/actions/purchases.server';
import { updateForm } from '$lib/modules/suppliers/schema';
import type { UpdatePlan } from '$lib/modules/suppliers/update/plan';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';
import type { Actions } from './$types';

export const load = page({}, async () => ({}));

/** First what a file would change; the same again with `go` changes it. */
export const actions: Actions = {
	default: async ({ request, locals: { ctx } }) => {
		const form = await readForm(request, updateForm);
		let plan: UpdatePlan | undefined;
		const answer = await submit(
			form,
			() => (form.data.go === 'go' ? m.supply_update_done({ count: plan?.changes.length ?? 0 }) : ''),
			async ({ text, go }) => {
				plan = go === 'go' ? await updateFromFile(ctx, text) : await previewUpdate(ctx, text);
			}
		);
		return 'status' in answer ? answer : { ...answer, plan, done: form.data.go === 'go' };
	}
};
