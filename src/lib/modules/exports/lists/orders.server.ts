import { SYSTEM } from '$lib/core/actor';
import { money, sum } from '$lib/core/money';
import type { Tx } from '$lib/server/db';
import { m } from '$lib/paraglide/messages';
import { orderAskIn } from '../../orders/list/order-asked';
import { countOrders, listOrders, type ListedOrder } from '../../orders/repository/list.server';
import { spanOf } from '../../settings/span.server';
import { defineList } from '../list.server';

/** Orders, as All orders lists them. */
export const ordersList = defineList<ListedOrder>({
	title: m.orders_title,
	path: '/admin/orders',
	right: 'see_all',
	count: async ({ tx }, params) => countOrders(tx, await asked(tx, params)),
	read: async ({ tx }, params, reach) => {
		const { items, next } = await listOrders(tx, SYSTEM, { ...(await asked(tx, params)), ...reach });
		return { items, older: next };
	},
	columns: {
		number: ({ number }) => number,
		state: ({ state }) => state,
		placed_at: ({ placedAt }) => placedAt,
		channel: ({ channel }) => channel,
		partner: ({ partner }) => partner,
		name: ({ name }) => name,
		email: ({ email }) => email,
		region: ({ region }) => region,
		currency: ({ currency }) => currency,
		total: ({ total, currency }) => money(total, currency),
		lines: ({ lineCount }) => lineCount,
		units_open: ({ units }) => units.open,
		units_held: ({ units }) => units.held,
		units_canceled: ({ units }) => units.canceled,
		units_fulfilling: ({ units }) => units.fulfilling,
		units_shipped: ({ units }) => units.shipped,
		units_delivered: ({ units }) => units.delivered,
		tenders: ({ tenders }) => [...new Set(tenders.map(({ kind }) => kind))].join(' '),
		captured: ({ tenders, currency }) => money(sum(tenders.map(({ captured }) => captured)), currency),
		refunded: ({ tenders, currency }) => money(sum(tenders.map(({ refunded }) => refunded)), currency),
		reserved: ({ tenders, currency }) => money(sum(tenders.map(({ reserved }) => reserved)), currency)
	}
});

async function asked(tx: Tx, params: URLSearchParams) {
	const ask = orderAskIn(params);
	return { ...ask, search: ask.q, ...(await spanOf(tx, ask)) };
}
