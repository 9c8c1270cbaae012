import { listOrders } from '$lib/modules/orders/repository/list.server';
import { page } from '$lib/server/page';
import { listed, PAGE_ROWS } from '../list';

export const load = page({}, async ({ db, actor }, _params, { url }) => {
	const { search, cursor } = listed(url, ['all'], 'all');
	const asked = { ...(search ? { search } : {}), ...(cursor === undefined ? {} : { cursor }) };
	const { items, next, back } = await listOrders(db, actor, { ...asked, limit: PAGE_ROWS });
	return { search, orders: items, older: next, newer: back };
});
