import { partnerOrderRow } from '$lib/modules/cancellations/partner/order-row';
import { orderAskIn } from '$lib/modules/orders/list/order-asked';
import { listOrders } from '$lib/modules/orders/repository/list.server';
import { spanOf } from '$lib/modules/settings/span.server';
import { page } from '$lib/server/http/page';
import { PAGE_ROWS } from '../../../(admin)/admin/list';

/** A partner's own orders, newest first. */
export const load = page({}, async ({ db, actor }, _params, { url }) => {
	const ask = { ...orderAskIn(url.searchParams), channel: [], supplier: [] };
	const wanted = { ...ask, search: ask.q, ...(await spanOf(db, ask)) };
	const { items, next, back } = await listOrders(db, actor, { ...wanted, cursor: ask.at, limit: PAGE_ROWS });
	return {
		ask,
		search: ask.q,
		orders: items.map((order) => partnerOrderRow(order, actor.id)),
		older: next,
		newer: back
	};
});
