import { z } from 'zod';
import { EVENTS } from '$lib/core/events';
import { endpoint } from '$lib/server/endpoint';
import { feedAfter } from '$lib/server/feed';

const PAGE = 200;

const event = z
	.object({
		id: z.string(),
		at: z.iso.datetime(),
		event: z.enum(EVENTS),
		subject: z.string(),
		order: z.string().nullable(),
		cancellation: z.string().nullable(),
		by: z.string(),
		data: z.unknown()
	})
	.meta({ title: 'Event' });

export const GET = endpoint({
	summary: 'Follow what happens, oldest first; `next` is the `after` of the next call',
	scope: 'events:read',
	query: z.object({ after: z.coerce.number().int().nonnegative().default(0) }),
	returns: z.object({ events: z.array(event), next: z.string() }).meta({ title: 'EventFeed' }),
	handle: async (ctx, { after }) => {
		const fed = await feedAfter(ctx, after, PAGE);
		const shown = fed.map(({ id, at, name, subject, orderId, cancellationId, actorName, data }) =>
			event.parse({
				id,
				at: at.toISOString(),
				event: name,
				subject,
				order: orderId,
				cancellation: cancellationId,
				by: actorName,
				data
			})
		);
		return { events: shown, next: String(fed.at(-1)?.seq ?? after) };
	}
});
