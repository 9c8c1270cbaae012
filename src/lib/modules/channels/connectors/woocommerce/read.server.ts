import { refundsThere, orderThere, type OrderThere } from './answers';
import { answered, API, type Answer, type Client } from './client.server';
import { DIGITS } from '../exact';
import type { Read } from './units/standing';

/** Amounts are asked for as finely as they are kept, not as the store shows them. */
export const orderPath = (id: string): string => `${API}/orders/${id}?dp=${DIGITS}`;
export const refundsPath = (id: string): string => `${API}/orders/${id}/refunds?dp=${DIGITS}`;

/** A basket that nobody ordered yet. */
export const DRAFTS: readonly string[] = ['checkout-draft', 'auto-draft'];

/** Nothing where it knows no such order. */
export async function readThere(ask: Client, id: string): Promise<Read | undefined> {
	if (!/^[1-9]\d*$/.test(id)) return undefined;
	const order = await readAlone(ask, id);
	if (!order.ok && order.status === 404) return undefined;
	const there = answered(order);
	if (DRAFTS.includes(there.status)) return undefined;
	if (there.refunds.length === 0) return { there, refunds: [] };
	const path = `${refundsPath(id)}&per_page=100`;
	return { there, refunds: answered(await ask({ operation: 'readRefunds', order: id, path }, refundsThere)) };
}

export const readAlone = (ask: Client, id: string): Promise<Answer<OrderThere>> =>
	ask({ operation: 'readOrder', order: id, path: orderPath(id) }, orderThere);
