import { REFUND_TABS } from '$lib/modules/cancellations/queue';
import { countRefunds, listRefunds } from '$lib/modules/cancellations/repository/refunds-list.server';
import { page } from '$lib/server/page';
import { listed, PAGE_ROWS } from '../list';

export const load = page({}, async ({ db }, _params, { url }) => {
	const asked = listed(url, REFUND_TABS, 'due');
	const search = asked.search || undefined;
	const [sheet, counts] = await Promise.all([
		listRefunds(db, { ...asked, search, limit: PAGE_ROWS }),
		countRefunds(db, search)
	]);
	return { ...asked, ...sheet, counts };
});
