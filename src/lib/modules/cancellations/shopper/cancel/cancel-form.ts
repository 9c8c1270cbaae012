import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import type { QuoteView } from '../../money/quote-view';
import { REASONS } from '../../../settings/reasons';

const item = z.object({
	line_item: idOf('lin'),
	quantity: z.int().positive(),
	reason: z.enum(REASONS).optional(),
	reason_text: z.string().trim().max(500).optional()
});

/**
 * What the shopper's cancel page posts. `ask_reason`: the page asked for reasons, so a missing one is shown at its field;
 * `live`: only a look at the money while choosing goes on. What may be canceled is decided by the request itself.
 */
export const cancelForm = z
	.object({
		order: idOf('ord'),
		items: z.array(item).min(1).max(500),
		quote: idOf('qte').optional(),
		note: z.string().trim().max(2000).default(''),
		ask_reason: z.boolean(),
		live: z.boolean()
	})
	.superRefine(({ items, ask_reason, live }, ctx) => {
		if (live) return;
		items.forEach(({ reason, reason_text }, index) => {
			if (ask_reason && !reason) missing(ctx, index, 'reason');
			if (reason === 'other' && !reason_text) missing(ctx, index, 'reason_text');
		});
	});
export type CancelForm = z.output<typeof cancelForm>;

function missing(ctx: z.core.$RefinementCtx, index: number, field: 'reason' | 'reason_text'): void {
	ctx.addIssue({ code: 'custom', message: 'missing', path: ['items', index, field] });
}

/** The three steps of the page; with JavaScript all are in sight at once. */
export type Stage = 'choose' | 'quote' | 'send';

/** What the page is told after a post. */
export type CancelAnswer = {
	readonly form: {
		readonly valid: boolean;
		readonly data: CancelForm;
		readonly errors: { readonly items?: Readonly<Record<number, Readonly<Record<string, unknown>>>> | undefined };
		readonly message?: { readonly tone: 'success' | 'danger'; readonly text: string };
	};
	readonly stage: Stage;
	readonly quote: QuoteView | null;
	/** What an older quote of the same choice said. */
	readonly before: number | null;
	readonly expired: boolean;
	/** What the shop has to say to the reasons that were given. */
	readonly offers: readonly string[];
};
