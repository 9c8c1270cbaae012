import { z } from 'zod';
import { m } from '$lib/paraglide/messages';
import type { Policy } from '../../settings/policy';
import { REASONS, type ReasonRow } from '../../settings/reasons';
import { reasonWordIn, usualReasonWord } from '../words';

const words = z.string().trim().max(80).default('');
const offer = z.string().trim().max(500).default('');
const row = z.object({
	code: z.enum(REASONS),
	place: z.coerce.number({ error: () => m.policy_number_wrong() }),
	on: z.boolean(),
	shopper: z.boolean(),
	shops_fault: z.boolean(),
	en: words,
	ko: words,
	offer_en: offer,
	offer_ko: offer
});

/** The reasons as their page asks for them. `none`: where it is told that shoppers are left without one. */
export const reasonsForm = z
	.object({ version: z.coerce.number().int(), rows: z.array(row).max(REASONS.length), none: z.string().default('') })
	.superRefine(({ rows }, ctx) => {
		if (!rows.some(({ on, shopper }) => on && shopper))
			ctx.addIssue({ code: 'custom', path: ['none'], message: m.policy_reasons_missing() });
	})
	.meta({ title: 'ReasonsForm' });
export type ReasonsForm = z.output<typeof reasonsForm>;

/** What the form says, as keys of the policy: in the order of the places that were typed. */
export function reasonsPatch({ rows }: ReasonsForm): Pick<Policy, 'reasons' | 'shopper_reasons' | 'reason_offers'> {
	const sorted = rows.toSorted((one, other) => one.place - other.place);
	return {
		reasons: sorted.map(({ code, on, shops_fault, en, ko }) => ({
			code,
			on,
			shops_fault,
			...ownWords(code, { en, ko })
		})),
		shopper_reasons: sorted.flatMap(({ code, shopper }) => (shopper ? [code] : [])),
		reason_offers: sorted.flatMap(({ code, offer_en: en, offer_ko: ko }) =>
			en === '' && ko === '' ? [] : [{ reason: code, en, ko }]
		)
	};
}

/** What is called as we call it keeps following us. */
const ownWords = (code: ReasonRow['code'], { en, ko }: Pick<ReasonRow, 'en' | 'ko'>) => ({
	en: en === usualReasonWord(code, 'en') ? '' : en,
	ko: ko === usualReasonWord(code, 'ko') ? '' : ko
});

/** The reasons as the form shows them. */
export const reasonsFormOf = ({ reasons, shopper_reasons, reason_offers }: Policy, version: number): ReasonsForm => ({
	version,
	none: '',
	rows: reasons.map((one, at) => {
		const { en: offer_en = '', ko: offer_ko = '' } = reason_offers.find(({ reason }) => reason === one.code) ?? {};
		return { ...one, place: at + 1, shopper: shopper_reasons.includes(one.code), offer_en, offer_ko };
	})
});

/** Those that are not as in the other version, in words. */
export const reasonRowWords = (rows: readonly ReasonRow[], other: readonly ReasonRow[]): string[] =>
	rows.flatMap((one, at) => (JSON.stringify(one) === JSON.stringify(other[at]) ? [] : [rowWord(rows, one, at)]));

function rowWord(rows: readonly ReasonRow[], { code, on, shops_fault, en, ko }: ReasonRow, at: number): string {
	const called = [en, ko].filter(Boolean).join(' / ');
	const parts = [
		`${at + 1}. ${reasonWordIn(rows, code)}`,
		called ? m.policy_reason_called({ words: called }) : '',
		shops_fault ? m.policy_reason_fault() : '',
		on ? '' : m.policy_reason_off()
	];
	return parts.filter(Boolean).join(', ');
}
