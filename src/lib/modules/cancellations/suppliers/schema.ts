import { z } from 'zod';
import { idOf } from '$lib/core/ids';

const units = z.object({ line_item: idOf('lin'), quantity: z.int().nonnegative().default(0) });

/** What a supplier answers on its page. Amounts are as a person types them. */
export const answerForm = z
	.object({
		ask: idOf('sca'),
		seen: z.union([z.literal(''), z.iso.datetime()]).default(''),
		answer: z.enum(['approved', 'partly_approved', 'declined']),
		items: z.array(units).max(500).default([]),
		note: z.string().trim().max(2000).default(''),
		currency: z.string().regex(/^[A-Z]{3}$/),
		pays_back: z.string().trim().max(30).default(''),
		pays_back_on: z.union([z.literal(''), z.iso.date()]).default('')
	})
	.refine(({ answer, note }) => answer !== 'declined' || note !== '', { path: ['note'] });

export type AnswerByLink = {
	readonly ask: string;
	/** What was answered so far, as its page said it. */
	readonly seen?: string | undefined;
	readonly answer: 'approved' | 'partly_approved' | 'declined';
	readonly items?: { line_item: string; quantity: number }[];
	readonly note?: string;
	readonly pays_back?: number | undefined;
	readonly pays_back_on?: string | undefined;
};

/** Why a supplier can't deliver: each is the shop's fault towards its customer. */
export const CANNOT_REASONS = ['sold_out', 'defective', 'undeliverable', 'delay', 'priced_wrong'] as const;

export const cannotForm = z.object({
	items: z.array(units).max(500).default([]),
	reason: z.enum(CANNOT_REASONS),
	note: z.string().trim().max(500).default('')
});
export type CannotDeliver = z.output<typeof cannotForm>;
