import { importClaims, previewClaims } from '$lib/modules/cancellations/cafe24/import.server';
import type { ClaimReport } from '$lib/modules/cancellations/cafe24/claims';
import { claimsForm } from '$lib/modules/cancellations/cafe24/schema';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';
import type { Actions } from './$types';

export const load = page({}, async (ctx) => ({ may: ctx.actor.rights.has('manage') }));

/** First what a file would do; the same again with `go` does it. */
export const actions: Actions = {
	default: async ({ request, locals: { ctx } }) => {
		const form = await readForm(request, claimsForm);
		let report: ClaimReport | undefined;
		const answer = await submit(
			form,
			() => (form.data.go === 'go' ? m.claims_done({ count: report?.taken.length ?? 0 }) : ''),
			async ({ text, go }) => {
				report = go === 'go' ? await importClaims(ctx, text) : await previewClaims(ctx, text);
			}
		);
		return 'status' in answer ? answer : { ...answer, report, done: form.data.go === 'go' };
	}
};
