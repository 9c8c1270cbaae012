import type { ShopOrder } from '../../connector';
import {
	addressesThere,
	orderThere,
	productsThere,
	refundsThere,
	transactionsThere,
	type OrderThere,
	type ProductThere
} from './answers';
import { answered, type Client } from './client.server';
import { INCOMPLETE } from './statuses';
import type { Read } from './units/standing';

export const orderPath = (id: string): string => `/v2/orders/${id}?include=fees`;
export const actionPath = (id: string, action: string): string => `/v3/orders/${id}/payment_actions/${action}`;

const isId = (id: ShopOrder['id']) => /^[1-9]\d*$/.test(id);

/** Nothing where it knows no such order. `first`: its address is wanted too, to take it in. */
export async function readThere(ask: Client, id: string, first = false): Promise<Read | undefined> {
	if (!isId(id)) return undefined;
	const order = await ask({ operation: 'readOrder', order: id, path: orderPath(id) }, orderThere);
	if (!order.ok && order.status === 404) return undefined;
	const there = answered(order);
	if (there.status_id === INCOMPLETE) return undefined;
	return {
		there,
		products: await readProducts(ask, id),
		refunds: (await readMoney(ask, id)).refunds,
		transactions: (await readTransactions(ask, id)).data,
		address: first ? await readAddress(ask, there) : undefined
	};
}

const AT_ONCE = 250;

async function readProducts(ask: Client, id: string): Promise<ProductThere[]> {
	const all: ProductThere[] = [];
	for (let page = 1; ; page++) {
		const path = `/v2/orders/${id}/products?limit=${AT_ONCE}&page=${page}`;
		const found = answered(await ask({ operation: 'readProducts', order: id, path, none: [] }, productsThere));
		all.push(...found);
		if (found.length < AT_ONCE) return all;
	}
}

/** What was given back so far. */
export async function readMoney(ask: Client, id: string) {
	const path = actionPath(id, 'refunds');
	const none = { data: [] };
	return { refunds: answered(await ask({ operation: 'readRefunds', order: id, path, none }, refundsThere)).data };
}

const readTransactions = async (ask: Client, id: string) =>
	answered(
		await ask(
			{ operation: 'readTransactions', order: id, path: `/v3/orders/${id}/transactions`, none: { data: [] } },
			transactionsThere
		)
	);

async function readAddress(ask: Client, { id }: OrderThere) {
	const path = `/v2/orders/${id}/shipping_addresses?limit=1`;
	const found = await ask({ operation: 'readAddress', order: String(id), path, none: [] }, addressesThere);
	return answered(found)[0];
}
