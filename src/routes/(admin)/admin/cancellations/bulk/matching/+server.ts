import { json, type RequestHandler } from '@sveltejs/kit';
import type { z } from 'zod';
import type { matchingAnswer } from '$lib/modules/cancellations/admin/bulk/matching-picks';
import { matching } from '../matching.server';

/** What the queue with the same address finds on all its pages, for whoever selects all of it. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const found = await matching(locals.ctx, url.searchParams);
	const answer: z.infer<typeof matchingAnswer> = {
		items: found.map(({ id, due, currency }) => ({ id, due, currency }))
	};
	return json(answer);
};
