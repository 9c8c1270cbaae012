import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { CHOSEN_KINDS, MOST_ROWS } from './run';

const words = (most: number) => z.string().trim().max(most);

/** What the queue posts: the ticked cases, or with `all` those that `query` (the queue's own address) finds. */
export const chooseForm = z.object({
	kind: z.enum(CHOSEN_KINDS),
	pick: z.array(idOf('can')).max(MOST_ROWS).default([]),
	all: z.boolean(),
	query: words(2000).default('')
});

/** The same from the list of refunds: the cases of what was ticked there, or of all that its address finds. */
export const chooseRefundsForm = chooseForm.omit({ kind: true });

const run = z.object({ id: idOf('blk') });
export const runForm = run;

/** What is decided for all of them alike. */
export const acceptAllForm = run.extend({
	when: z.enum(['', 'now', 'later']).default(''),
	restock: z.boolean(),
	notify: z.boolean(),
	note: words(2000).default('')
});
export const rejectAllForm = run.extend({ reason: words(1000).min(1), show: z.boolean() });
/** Nobody is an empty choice. */
export const assignAllForm = run.extend({ assignee: z.union([z.literal(''), idOf('stf')]).default('') });
