import { z } from 'zod';
import { DAY } from '$lib/core/time';
import type { KnownOrder, ShopOrder } from '../../connector';
import { OutOfReach } from '../../trouble';
import {
	givenPage,
	linePage,
	orderThere,
	paidBackPage,
	sentPage,
	shippingPage,
	shop,
	type OrderThere,
	type RefundThere
} from './answers';
import type { Client } from './client.server';
import { gid } from './ids';
import { shopOrder } from './order';
import { toTheEnd } from './pages.server';
import { ALL_ORDERS } from './scopes';

const orderFound = z.object({ order: orderThere.nullable() });

/** An order, every list of it to its end. */
export async function readOrder(ask: Client, id: string, known?: KnownOrder): Promise<ShopOrder | undefined> {
	if (!/^\d+$/.test(id)) return undefined;
	const { order } = await ask('readOrder', { id: gid('Order', id) }, orderFound, id);
	if (order) return shopOrder(await whole(ask, id, order));
	await demandReach(ask, known?.age);
	return undefined;
}

/**
 * An order that is not shown is gone only where our key may see all of them, or it is too young to be kept from us.
 * @throws OutOfReach
 */
export async function demandReach(ask: Client, age = Infinity): Promise<void> {
	if (age < SHOWN_TO_ALL) return;
	const { currentAppInstallation: app } = await ask('readShop', {}, shop);
	if (!app.accessScopes.some(({ handle }) => handle === ALL_ORDERS)) throw new OutOfReach(HIDDEN);
}

/** A day less: when it is counted from is Shopify's to say. */
const SHOWN_TO_ALL = 59 * DAY;
const HIDDEN = `Orders older than 60 days take the \`${ALL_ORDERS}\` access scope.`;

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
