import { Refused } from '$lib/core/refusal';
import { autoForm, BLANK_ROW, rowOf, ruleFrom, rulesFrom } from '$lib/modules/cancellations/policy/auto-form';
import { editPolicy } from '$lib/modules/cancellations/policy/change.server';
import { dryRun } from '$lib/modules/cancellations/policy/dry-run.server';
import { autoRuleWord, ruleTitle } from '$lib/modules/cancellations/policy/rule-words';
import { currentPolicy } from '$lib/modules/settings/repository.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';
import type { Actions } from './$types';

export const load = page({}, async ({ db, actor, locale }) => {
	if (!actor.rights.has('manage')) throw new Refused('auth.forbidden');
	const { version, policy } = await currentPolicy(db);
	return {
		version,
		on: policy.auto_accept_on,
		free: policy.free_minutes,
		said: policy.auto_accept.map((rule) => autoRuleWord(rule, locale)),
		rows: [...policy.auto_accept.map(rowOf), BLANK_ROW]
	};
});

export const actions = {
	try: async ({ request, locals: { ctx } }) => {
		const form = await readForm(request, autoForm);
		if (!form.valid) return { form, run: null };
		const { policy } = await currentPolicy(ctx.db);
		const auto_accept = rulesFrom(form.data);
		const run = await dryRun(ctx, { auto_accept, free_minutes: policy.free_minutes });
		const sentenceOf = (rule: number) => {
			const found = auto_accept[rule - 1];
			return { title: ruleTitle(rule, auto_accept), says: found ? autoRuleWord(found, ctx.locale) : '' };
		};
		return {
			form,
			said: form.data.rows.map((row) => (row.use ? autoRuleWord(ruleFrom(row), ctx.locale) : '')),
			run: {
				...run,
				byRule: run.byRule.map((one) => ({ ...one, ...sentenceOf(one.rule) })),
				rows: run.rows.map((row) => ({ ...row, title: ruleTitle(row.rule, auto_accept) }))
			}
		};
	},
	save: async ({ request, locals }) => {
		const form = await readForm(request, autoForm);
		return submit(
			form,
			(version: number) => m.policy_saved({ version }),
			(input) => editPolicy(locals.ctx, { auto_accept: rulesFrom(input), auto_accept_on: input.on }, input.version)
		);
	},
	switch: async ({ request, locals }) => {
		const form = await readForm(request, autoForm);
		return submit(
			form,
			() => (form.data.on ? m.policy_auto_on_said() : m.policy_auto_off_said()),
			({ on }) => editPolicy(locals.ctx, { auto_accept_on: on })
		);
	}
} satisfies Actions;
