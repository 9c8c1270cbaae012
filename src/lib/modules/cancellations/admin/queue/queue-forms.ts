import { z } from 'zod';
import { idOf } from '$lib/core/ids';

/** What the forms around the queue say; nobody is an empty choice. */
const person = z.union([z.literal(''), idOf('stf')]).default('');

export const assignForm = z.object({ ids: z.array(idOf('can')).min(1).max(1000), assignee: person });
export const pauseForm = z.object({ paused: z.boolean() });
export const turnsForm = z.object({
	on: z.boolean(),
	takers: z.array(z.object({ id: idOf('stf'), on: z.boolean() })).default([])
});
