import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { FILE_KINDS, MOST_DEPOSITS } from './batch';

const batch = z.object({ batch: idOf('bat') });

/** The ticked deposits, or with `all` every one that waits in that currency (in any, where none is named). */
export const makeForm = z.object({
	pick: z.array(idOf('rfd')).max(MOST_DEPOSITS).default([]),
	all: z.boolean(),
	currency: z.union([z.literal(''), z.string().regex(/^[A-Z]{3}$/)]).default('')
});
export type MakeInput = z.output<typeof makeForm>;

export const fileForm = z.object({ format: z.enum(FILE_KINDS) });
export const removeForm = batch.extend({ refund: idOf('rfd') });
export type RemoveInput = z.output<typeof removeForm>;
/** `kept_back`: somebody says that the bank did not get the file. */
export const cancelForm = batch.extend({ kept_back: z.boolean() });
export type CancelInput = z.output<typeof cancelForm>;
export const paidForm = batch.extend({ date: z.iso.date(), reference: z.string().trim().min(1).max(200) });
export type PaidInput = z.output<typeof paidForm>;
/** What a look at the bank's answer found, to be done now. */
export const resultForm = batch.extend({
	rows: z
		.array(z.object({ refund: idOf('rfd'), reason: z.string().trim().max(500).default('') }))
		.min(1)
		.max(MOST_DEPOSITS)
});
export type ResultInput = z.output<typeof resultForm>;
