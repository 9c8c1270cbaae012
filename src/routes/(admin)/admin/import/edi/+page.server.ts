import { lookAtEdi } from '$lib/modules/cancellations/edi/look-edi.server';
import { ediForm, type EdiView } from '$lib/modules/cancellations/edi/schema';
import { page } from '$lib/server/http/page';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';
import type { Actions } from './$types';

export const load = page({}, async () => ({}));

/** First what a message says and would do; the same again with `go` does it. */
export const actions: Actions = {
	default: async ({ request, locals: { ctx } }) => {
		let view: EdiView | undefined;
		const answer = await submit(await readForm(request, ediForm), '', async (input) => {
			view = await lookAtEdi(ctx, input);
		});
		return 'status' in answer ? answer : { ...answer, view };
	}
};
