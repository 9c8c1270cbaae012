import { z } from 'zod';
import type { Minor } from '$lib/core/money';
import type { Quote } from './quote-facts';

/** Parts in which two quotes of the same units can differ; each is the reason that it gives. */
export const CHANGED_PARTS = ['items', 'shipping', 'adjustments', 'fee', 'production', 'debt', 'payments'] as const;
export type ChangedPart = (typeof CHANGED_PARTS)[number];

/** What one part comes to before and after; what takes off is negative, so the parts add up to the due. */
export type PartChange = { readonly part: ChangedPart; readonly before: Minor; readonly after: Minor };
export type QuoteChange = { readonly before: Minor; readonly after: Minor; readonly parts: readonly PartChange[] };

/** The change that a case went by, as its event keeps it. */
export const recordedChange = z.object({
	changed: z.object({
		before: z.int(),
		after: z.int(),
		parts: z.array(z.object({ part: z.enum(CHANGED_PARTS), before: z.int(), after: z.int() }))
	})
});

/** How a quote differs from an older one, and by what; null where the due is the same. */
export function changeOf(before: Quote, after: Quote): QuoteChange | null {
	if (before.due === after.due) return null;
	const [old, now] = [partsOf(before), partsOf(after)];
	const parts = CHANGED_PARTS.map((part) => ({ part, before: old[part] || 0, after: now[part] || 0 })); // never −0
	return { before: before.due, after: after.due, parts: parts.filter((one) => one.before !== one.after) };
}

function partsOf({ worth, fee, fees, shipping, adjustments, lowersDebt, due }: Quote): Record<ChangedPart, Minor> {
	const adjusted = adjustments.reduce((all, { amount }) => all + amount, 0);
	const made = fees.reduce((all, { kind, amount }) => all + (kind === 'production' ? amount : 0), 0);
	return {
		items: worth + fee - shipping - adjusted,
		shipping,
		adjustments: adjusted,
		fee: -(fee - made),
		production: -made,
		debt: -lowersDebt,
		payments: due - (worth - lowersDebt)
	};
}
