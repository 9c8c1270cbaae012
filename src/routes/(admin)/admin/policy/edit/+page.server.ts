import { Refused } from '$lib/core/refusal';
import { editPolicy } from '$lib/modules/cancellations/policy/change.server';
import { examplesOf } from '$lib/modules/cancellations/policy/examples';
import { formOf, patchFrom, policyForm } from '$lib/modules/cancellations/policy/policy-form';
import { whatIf, type WhatIf } from '$lib/modules/cancellations/policy/what-if.server';
import { currentPolicy, shopProfile } from '$lib/modules/settings/repository.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';
import { forgetPolicy } from '$lib/wiring/running.server';
import type { Actions, RequestEvent } from './$types';

export const load = page({}, async ({ db, actor, locale }) => {
	if (!actor.rights.has('manage')) throw new Refused('auth.forbidden');
	const [{ version, policy }, { currency }] = await Promise.all([currentPolicy(db), shopProfile(db)]);
	return { start: formOf(policy, version), version, examples: examplesOf(policy, currency, locale) };
});

/** What the form says, tried on examples; `past`: also on last month's cases. Changes nothing. */
async function look({ request, locals: { ctx } }: RequestEvent, past: boolean) {
	const form = await readForm(request, policyForm);
	if (!form.valid) return { form, examples: null, past: null, which: 'look' as const };
	const [{ policy }, { currency }] = await Promise.all([currentPolicy(ctx.db), shopProfile(ctx.db)]);
	const edited = { ...policy, ...patchFrom(form.data) };
	const found: WhatIf | null = past ? await whatIf(ctx, edited) : null;
	return { form, examples: examplesOf(edited, currency, ctx.locale), past: found, which: 'look' as const };
}

export const actions = {
	look: (event) => look(event, false),
	whatif: (event) => look(event, true),
	/** Pages of this process follow at once, those of others within a minute. */
	save: async ({ request, locals }) => {
		const form = await readForm(request, policyForm);
		return submit(
			form,
			(version: number) => m.policy_saved({ version }),
			async (input) => {
				const version = await editPolicy(locals.ctx, patchFrom(input), input.version);
				forgetPolicy();
				return version;
			}
		);
	}
} satisfies Actions;
