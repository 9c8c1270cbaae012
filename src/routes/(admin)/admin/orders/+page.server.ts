import { queueOptions } from '$lib/modules/cancellations/repository/queue/queue-options.server';
import { orderAskIn } from '$lib/modules/orders/list/order-asked';
import { listOrders } from '$lib/modules/orders/repository/list.server';
import { spanOf } from '$lib/modules/settings/span.server';
import { page } from '$lib/server/http/page';
import { PAGE_ROWS } from '../list';

export const load = page({}, async ({ db, actor }, _params, { url }) => {
	const ask = orderAskIn(url.searchParams);
	const wanted = { ...ask, search: ask.q, ...(await spanOf(db, ask)) };
	const [{ items, next, back }, options] = await Promise.all([
		listOrders(db, actor, { ...wanted, cursor: ask.at, limit: PAGE_ROWS }),
		queueOptions(db)
	]);
	return { ask, search: ask.q, orders: items, older: next, newer: back, options };
});
