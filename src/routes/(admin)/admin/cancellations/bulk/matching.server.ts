import { MOST_ROWS } from '$lib/modules/cancellations/bulk/run';
import { askedIn } from '$lib/modules/cancellations/queue-asked';
import { listQueue } from '$lib/modules/cancellations/repository/queue.server';
import type { Ctx } from '$lib/server/ctx';

/** The cases that the queue with this address shows on all its pages, as many as one run may have. */
export async function matching({ db, actor, now }: Ctx, query: URLSearchParams) {
	const { at: _at, ...ask } = askedIn(query);
	const { items } = await listQueue(db, { ...ask, search: ask.q, me: actor.id, now, limit: MOST_ROWS });
	return items;
}
