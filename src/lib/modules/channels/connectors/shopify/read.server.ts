import { z } from 'zod';
import type { ShopOrder } from '../../connector';
import {
	givenPage,
	linePage,
	orderThere,
	paidBackPage,
	sentPage,
	shippingPage,
	type OrderThere,
	type RefundThere
} from './answers';
import type { Client } from './client.server';
import { gid } from './ids';
import { shopOrder } from './order';
import { toTheEnd } from './pages.server';

const orderFound = z.object({ order: orderThere.nullable() });

/** An order, every list of it to its end. */
export async function readOrder(ask: Client, id: string): Promise<ShopOrder | undefined> {
	if (!/^\d+$/.test(id)) return undefined;
	const { order } = await ask('readOrder', { id: gid('Order', id) }, orderFound, id);
	return order ? shopOrder(await whole(ask, id, order)) : undefined;
}

/** One after the other: they share one bucket. */
async function whole(ask: Client, order: string, there: OrderThere): Promise<OrderThere> {
	const on = { on: 'order', id: there.id, order };
	const lines = await toTheEnd(ask, there.lineItems, { operation: 'readLines', page: linePage, ...on });
	const shipping = await toTheEnd(ask, there.shippingLines, { operation: 'readShipping', page: shippingPage, ...on });
	const refunds: RefundThere[] = [];
	for (const one of there.refunds) refunds.push(await wholeRefund(ask, order, one));
	const fulfillments: Sent[] = [];
	for (const one of there.fulfillments) fulfillments.push(await wholeSent(ask, order, one));
	return { ...there, lineItems: ended(lines), shippingLines: ended(shipping), refunds, fulfillments };
}

const ended = <T>(nodes: T[]) => ({ pageInfo: { hasNextPage: false, endCursor: null }, nodes });

async function wholeRefund(ask: Client, order: string, refund: RefundThere): Promise<RefundThere> {
	const on = { on: 'refund', id: refund.id, order };
	const given = await toTheEnd(ask, refund.refundLineItems, { operation: 'readGiven', page: givenPage, ...on });
	const paid = await toTheEnd(ask, refund.transactions, { operation: 'readPaidBack', page: paidBackPage, ...on });
	return { ...refund, refundLineItems: ended(given), transactions: ended(paid) };
}

type Sent = OrderThere['fulfillments'][number];

async function wholeSent(ask: Client, order: string, sent: Sent): Promise<Sent> {
	const on = { on: 'fulfillment', id: sent.id, order };
	const lines = await toTheEnd(ask, sent.fulfillmentLineItems, { operation: 'readSent', page: sentPage, ...on });
	return { ...sent, fulfillmentLineItems: ended(lines) };
}
