import { z } from 'zod';
import { m } from '$lib/paraglide/messages';
import { ORIGINS } from '../../settings/origins';
import type { AutoAcceptRule } from '../../settings/policy';
import { REASONS } from '../../settings/reasons';
import { linesIn } from './policy-form';
import { amountsIn, amountsText } from './take';

const row = z.object({
	/** A row counts once it is ticked. */
	use: z.boolean(),
	name: z.string().trim().max(60).default(''),
	origins: z.array(z.enum(ORIGINS)).default([]),
	reasons: z.array(z.enum(REASONS)).default([]),
	worth: z.string().trim().max(200).default(''),
	within: z.string().trim().max(10).default(''),
	scope: z.enum(['any', 'whole', 'part']).default('any'),
	skus: z.string().trim().max(5000).default('')
});
type Row = z.infer<typeof row>;

/** The rules that accept by themselves, as their page asks for them. */
export const autoForm = z
	.object({
		version: z.coerce.number().int(),
		on: z.boolean(),
		rows: z.array(row).max(50).default([]),
		rules: z.string().default('')
	})
	.superRefine(({ rows }, ctx) => {
		const wrong = rows.findIndex(
			({ use, worth, within }) => use && (isWrong(worth) || !(within === '' || Number(within) > 0))
		);
		if (wrong !== -1)
			ctx.addIssue({ code: 'custom', path: ['rules'], message: m.policy_auto_wrong({ row: wrong + 1 }) });
	})
	.meta({ title: 'AutoAcceptForm' });
export type AutoForm = z.output<typeof autoForm>;

const isWrong = (worth: string) => worth !== '' && amountsIn(worth) === undefined;

export const rulesFrom = ({ rows }: Pick<AutoForm, 'rows'>): AutoAcceptRule[] =>
	rows.filter(({ use }) => use).map(ruleFrom);

/** What a row says, whether or not it is ticked. */
export function ruleFrom({ name, origins, reasons, worth, within, scope, skus }: Row): AutoAcceptRule {
	const amounts = amountsIn(worth);
	const products = linesIn(skus);
	return {
		...(name === '' ? {} : { name }),
		...(origins.length === 0 ? {} : { origins }),
		...(reasons.length === 0 ? {} : { reasons }),
		...(amounts ? { worth_up_to: amounts } : {}),
		...(within === '' ? {} : { within_hours: Number(within) }),
		...(scope === 'any' ? {} : { whole_order: scope === 'whole' }),
		...(products.length === 0 ? {} : { skus: products })
	};
}

export const rowOf = (rule: AutoAcceptRule): Row => ({
	use: true,
	name: rule.name ?? '',
	origins: rule.origins ?? [],
	reasons: rule.reasons ?? [],
	worth: rule.worth_up_to ? amountsText(rule.worth_up_to) : '',
	within: rule.within_hours === undefined ? '' : String(rule.within_hours),
	scope: rule.whole_order === undefined ? 'any' : rule.whole_order ? 'whole' : 'part',
	skus: (rule.skus ?? []).join(', ')
});
export const BLANK_ROW: Row = { ...rowOf({}), use: false };
