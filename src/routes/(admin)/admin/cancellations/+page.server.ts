import { QUEUE_TABS } from '$lib/modules/cancellations/queue';
import { countQueue, listQueue } from '$lib/modules/cancellations/repository/queue.server';
import { page } from '$lib/server/page';
import { listed, PAGE_ROWS } from '../list';

export const load = page({}, async ({ db }, _params, { url }) => {
	const asked = listed(url, QUEUE_TABS, 'requested');
	const search = asked.search || undefined;
	const [sheet, counts] = await Promise.all([
		listQueue(db, { ...asked, search, limit: PAGE_ROWS }),
		countQueue(db, search)
	]);
	return { ...asked, ...sheet, counts };
});
