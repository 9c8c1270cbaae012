import { z } from 'zod';
import { EVENTS } from './events';

/** An event as outsiders see it, whether they ask for it or are told. */
export const feedEvent = z
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
export type FeedEvent = z.output<typeof feedEvent>;

type Recorded = {
	readonly id: string;
	readonly at: Date;
	readonly name: string;
	readonly subject: string;
	readonly orderId: string | null;
	readonly cancellationId: string | null;
	readonly actorName: string;
	readonly data: unknown;
};

export const toFeedEvent = ({ id, at, name, subject, orderId, cancellationId, actorName, data }: Recorded): FeedEvent =>
	feedEvent.parse({
		...{ id, at: at.toISOString(), event: name, subject },
		...{ order: orderId, cancellation: cancellationId, by: actorName, data }
	});
