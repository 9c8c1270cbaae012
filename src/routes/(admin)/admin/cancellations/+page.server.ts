import { askedIn } from '$lib/modules/cancellations/queue-ask';
import { queueOptions } from '$lib/modules/cancellations/repository/queue-options.server';
import { countQueue, listQueue } from '$lib/modules/cancellations/repository/queue.server';
import { page } from '$lib/server/page';
import { PAGE_ROWS } from '../list';

export const load = page({}, async ({ db, actor, now }, _params, { url }) => {
	const ask = askedIn(url.searchParams);
	const wanted = { ...ask, search: ask.q, me: actor.id, now };
	const [sheet, counts, options] = await Promise.all([
		listQueue(db, { ...wanted, cursor: ask.at, limit: PAGE_ROWS }),
		countQueue(db, wanted),
		queueOptions(db)
	]);
	return { ask, tab: ask.tab, search: ask.q, ...sheet, counts, options };
});
