import { z } from 'zod';
import { feedEvent, toFeedEvent } from '$lib/core/feed-event';
import { endpoint } from '$lib/server/http/endpoint';
import { feedAfter } from '$lib/server/feed/feed';

const PAGE = 200;

export const GET = endpoint({
	summary: 'Follow what happens, oldest first',
	description: '`next` is the `after` of the next call.',
	scope: 'events:read',
	query: z.object({ after: z.coerce.number().int().nonnegative().default(0) }),
	returns: z.object({ events: z.array(feedEvent), next: z.string() }).meta({ title: 'EventFeed' }),
	handle: async (ctx, { after }) => {
		const fed = await feedAfter(ctx, after, PAGE);
		return { events: fed.map(toFeedEvent), next: String(fed.at(-1)?.seq ?? after) };
	}
});
