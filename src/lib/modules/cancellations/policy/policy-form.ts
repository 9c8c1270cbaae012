import { z } from 'zod';
import { m } from '$lib/paraglide/messages';
import { locales } from '$lib/paraglide/runtime';
import { FEE_STAGES, policySchema, type FeeRule, type Policy } from '../../settings/policy';
import { REASONS } from '../../settings/reasons';
import { amountsIn, amountsText, takeIn, takeText } from './take';

const shape = policySchema.shape;
const count = z.coerce.number({ error: () => m.policy_number_wrong() });
const hours = z
	.string()
	.trim()
	.default('')
	.refine((text) => text === '' || Number(text) > 0, { error: () => m.policy_number_wrong() });
const percent = count
	.min(0, { error: () => m.policy_percent_wrong() })
	.max(100, { error: () => m.policy_percent_wrong() });

const feeRow = z.object({
	after_hours: hours,
	until_hours: hours,
	stages: z.array(z.enum(FEE_STAGES)).default([]),
	reasons: z.array(z.enum(REASONS)).default([]),
	take: z.string().trim().max(200).default('')
});
type FeeRow = z.infer<typeof feeRow>;

/** The policy as its page asks for it. `version`: the one that was on the screen; `rules`: where a rule's trouble is told. */
export const policyForm = z
	.object({
		version: z.coerce.number().int(),
		direct_requests: z.boolean(),
		window_hours: hours,
		free_minutes: count.min(0, { error: () => m.policy_number_wrong() }),
		request_stages: shape.request_stages.default([]),
		reason_required: z.boolean(),
		excluded_products: z.string().max(5000).default(''),
		excluded_tenders: z.array(z.string()).default([]),
		personalized: shape.personalized,
		keep_placed: percent,
		keep_in_production: percent,
		keep_shipped: percent,
		fee: z
			.string()
			.max(200)
			.default('')
			.refine((text) => takeIn(text) !== undefined, { error: () => m.policy_take_wrong() }),
		fee_rules: z.array(feeRow).max(50).default([]),
		rules: z.string().default(''),
		shipping_partial: shape.shipping_partial,
		partial: shape.partial,
		tenders: shape.tenders,
		refund: shape.refund,
		refund_due_business_days: count.int().min(1, { error: () => m.policy_number_wrong() }),
		refund_after: shape.refund_after,
		channel_after: shape.channel_after,
		release_above: z
			.string()
			.trim()
			.max(500)
			.default('')
			.refine((text) => text === '' || amountsIn(text) !== undefined, { error: () => m.release_amounts_wrong() }),
		ask_supplier: shape.ask_supplier,
		letter_minutes: count
			.int()
			.min(0, { error: () => m.policy_number_wrong() })
			.max(1440, { error: () => m.policy_day_wrong() }),
		restock: z.boolean(),
		ask_bank_details: z.boolean(),
		restored_value_days: count.int().min(0, { error: () => m.policy_number_wrong() }),
		grace_minutes: count.min(0, { error: () => m.policy_number_wrong() }),
		returns_en: z.string().max(2000).default(''),
		returns_ko: z.string().max(2000).default(''),
		returns_address: z.string().trim().max(500).default(''),
		returns_link: z
			.string()
			.trim()
			.max(500)
			.default('')
			.refine((at) => shape.returns_link.safeParse(at).success, { error: () => m.policy_link_wrong() }),
		watch_cases: count.int().min(0, { error: () => m.policy_number_wrong() }),
		watch_days: count
			.int()
			.min(1, { error: () => m.policy_days_wrong() })
			.max(90, { error: () => m.policy_days_wrong() }),
		languages: z.array(z.enum(locales)).default([]),
		language: z.enum(locales)
	})
	.superRefine(({ fee_rules, languages, language }, ctx) => {
		const wrong = fee_rules.findIndex((row) => !isBlank(row) && (row.take === '' || takeIn(row.take) === undefined));
		if (wrong !== -1)
			ctx.addIssue({ code: 'custom', path: ['rules'], message: m.policy_rule_wrong({ row: wrong + 1 }) });
		if (!languages.includes(language))
			ctx.addIssue({ code: 'custom', path: ['language'], message: wrongLanguage(languages) });
	})
	.meta({ title: 'PolicyForm' });
export type PolicyForm = z.output<typeof policyForm>;

const wrongLanguage = (offered: readonly string[]) =>
	offered.length === 0 ? m.languages_none() : m.languages_default_wrong();

const isBlank = ({ after_hours, until_hours, stages, reasons, take }: FeeRow) =>
	after_hours + until_hours + take === '' && stages.length + reasons.length === 0;

/** What the form says, as the keys of the policy. */
export function patchFrom(
	form: PolicyForm
): Omit<Policy, 'auto_accept' | 'auto_accept_on' | 'reasons' | 'shopper_reasons' | 'reason_offers'> {
	const {
		version: _seen,
		rules: _none,
		keep_placed,
		keep_in_production,
		keep_shipped,
		returns_en,
		returns_ko,
		languages,
		language,
		...same
	} = form;
	return {
		...same,
		window_hours: form.window_hours === '' ? null : Number(form.window_hours),
		excluded_products: linesIn(form.excluded_products),
		personalized_keep: { placed: keep_placed, in_production: keep_in_production, shipped: keep_shipped },
		fee: takeIn(form.fee) ?? null,
		release_above: amountsIn(form.release_above) ?? {},
		fee_rules: form.fee_rules.filter((row) => !isBlank(row)).map(ruleFrom),
		returns: { en: returns_en.trim(), ko: returns_ko.trim() },
		languages: { offered: languages, default: language }
	};
}

const ruleFrom = ({ after_hours, until_hours, stages, reasons, take }: FeeRow): FeeRule => ({
	...(after_hours === '' ? {} : { after_hours: Number(after_hours) }),
	...(until_hours === '' ? {} : { until_hours: Number(until_hours) }),
	...(stages.length === 0 ? {} : { stages }),
	...(reasons.length === 0 ? {} : { reasons }),
	take: takeIn(take) ?? null
});

/** The policy as the form shows it. */
export const formOf = (policy: Policy, version: number): PolicyForm => ({
	...policy,
	version,
	window_hours: policy.window_hours === null ? '' : String(policy.window_hours),
	excluded_products: policy.excluded_products.join('\n'),
	keep_placed: policy.personalized_keep.placed,
	keep_in_production: policy.personalized_keep.in_production,
	keep_shipped: policy.personalized_keep.shipped,
	fee: takeText(policy.fee),
	release_above: amountsText(policy.release_above),
	fee_rules: policy.fee_rules.map(({ after_hours, until_hours, stages = [], reasons = [], take }) => ({
		after_hours: String(after_hours ?? ''),
		until_hours: String(until_hours ?? ''),
		stages,
		reasons,
		take: takeText(take)
	})),
	rules: '',
	returns_en: policy.returns.en,
	returns_ko: policy.returns.ko,
	languages: policy.languages.offered,
	language: policy.languages.default
});

export const linesIn = (text: string): string[] =>
	[...new Set(text.split(/[\n,]+/).map((one) => one.trim()))].filter(Boolean);
