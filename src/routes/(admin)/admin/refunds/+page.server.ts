import { refundAskIn } from '$lib/modules/cancellations/refund-asked';
import { queueOptions } from '$lib/modules/cancellations/repository/queue-options.server';
import { countRefunds, listRefunds, sumRefunds } from '$lib/modules/cancellations/repository/refunds-list.server';
import { spanOf } from '$lib/modules/settings/span.server';
import { page } from '$lib/server/page';
import { PAGE_ROWS } from '../list';

export const load = page({}, async ({ db }, _params, { url }) => {
	const ask = refundAskIn(url.searchParams);
	const wanted = { ...ask, search: ask.q, ...(await spanOf(db, ask)) };
	const [sheet, counts, sums, options] = await Promise.all([
		listRefunds(db, { ...wanted, cursor: ask.at, limit: PAGE_ROWS }),
		countRefunds(db, wanted),
		sumRefunds(db, ask.tab, wanted),
		queueOptions(db)
	]);
	return { ask, tab: ask.tab, search: ask.q, ...sheet, counts, sums, options };
});
