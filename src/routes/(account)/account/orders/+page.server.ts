import { casesOfOrders } from '$lib/modules/cancellations/repository/of-orders.server';
import { orderRow } from '$lib/modules/cancellations/shopper/order-row';
import { listShopperOrders } from '$lib/modules/orders/repository/list.server';
import { page } from '$lib/server/page';

const A_PAGE = 20;

/** The shopper's orders, newest first: three round trips beside the session. */
export const load = page({}, async ({ db, actor }, _params, { url }) => {
	const cursor = url.searchParams.get('after');
	const list = await listShopperOrders(db, actor.id, { limit: A_PAGE, ...(cursor ? { cursor } : {}) });
	const cases = await casesOfOrders(
		db,
		list.items.map(({ id }) => id)
	);
	return { orders: list.items.map((order) => orderRow(order, cases)), next: list.next ?? null, first: !cursor };
});
