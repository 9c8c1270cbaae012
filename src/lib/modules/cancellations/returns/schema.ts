import { z } from 'zod';
import { idOf } from '$lib/core/ids';

export const RETURN_ANSWERS = ['received', 'proof', 'called_off'] as const;

/** What came of waiting for goods: they are here, or proof that they were sent, so many of them, on that day. */
export const returnAnswerInput = z
	.object({
		return: idOf('ret'),
		outcome: z.enum(RETURN_ANSWERS),
		items: z.array(z.object({ line_item: idOf('lin'), quantity: z.int().nonnegative().default(0) })).default([]),
		date: z.iso.date(),
		restock: z.boolean().default(false),
		note: z.string().trim().max(1000).default('')
	})
	.meta({ title: 'ReturnAnswer' });
export type ReturnAnswerInput = z.output<typeof returnAnswerInput>;
