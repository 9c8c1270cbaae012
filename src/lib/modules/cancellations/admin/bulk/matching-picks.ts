import { z } from 'zod';
import { BULK_PATH } from './following';

/** How the cases that a queue's address finds are told to its page. */
export const matchingAnswer = z.object({
	items: z.array(z.object({ id: z.string(), due: z.number(), currency: z.string() }))
});

/** All that the queue with this address finds, on whatever page, as many as one run may have. */
export async function matchingPicks(query: string) {
	const answer = await fetch(`${BULK_PATH}/matching?${query}`);
	if (!answer.ok) throw new Error(`asked for what matches, and got ${answer.status}`);
	return matchingAnswer.parse(await answer.json()).items;
}
