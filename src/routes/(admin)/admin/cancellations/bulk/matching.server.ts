import { MOST_ROWS } from '$lib/modules/cancellations/bulk/run';
import { askedIn } from '$lib/modules/cancellations/queue/queue-asked';
import { listQueue } from '$lib/modules/cancellations/repository/queue/queue.server';
import { wantedOf } from '$lib/modules/cancellations/actions/wanted.server';
import type { Ctx } from '$lib/server/ctx';

/** The cases that the queue with this address shows on all its pages, as many as one run may have. */
export async function matching(ctx: Ctx, query: URLSearchParams) {
	const wanted = await wantedOf({ ...ctx, me: ctx.actor.id }, askedIn(query));
	const { items } = await listQueue(ctx.db, { ...wanted, limit: MOST_ROWS });
	return items;
}
