import { Refused } from '$lib/core/refusal';
import { editPolicy } from '$lib/modules/cancellations/policy/change.server';
import { reasonsForm, reasonsFormOf, reasonsPatch } from '$lib/modules/cancellations/policy/reason-form';
import { reasonWordIn, usualReasonWord } from '$lib/modules/cancellations/words';
import { currentPolicy } from '$lib/modules/settings/repository.server';
import { m } from '$lib/paraglide/messages';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';
import { page } from '$lib/server/http/page';
import { forgetPolicy } from '$lib/wiring/running.server';
import type { Actions } from './$types';

export const load = page({}, async ({ db, actor }) => {
	if (!actor.rights.has('manage')) throw new Refused('auth.forbidden');
	const { version, policy } = await currentPolicy(db);
	const names = policy.reasons.map(({ code }) => ({
		...{ code, name: reasonWordIn(policy.reasons, code) },
		usual: { en: usualReasonWord(code, 'en'), ko: usualReasonWord(code, 'ko') }
	}));
	return { start: reasonsFormOf(policy, version), version, names, offered: policy.languages.offered };
});

export const actions: Actions = {
	/** Pages of this process say it so at once, those of others within a minute. */
	save: async ({ request, locals }) => {
		const form = await readForm(request, reasonsForm);
		return submit(
			form,
			(version: number) => m.policy_saved({ version }),
			async (input) => {
				const version = await editPolicy(locals.ctx, reasonsPatch(input), input.version);
				forgetPolicy();
				return version;
			}
		);
	}
};
