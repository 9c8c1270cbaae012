import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { jsonIn } from '$lib/core/json';
import { no, yes, type Verdict } from '$lib/core/refusal';
import type { Delivery, Heard } from '../../connector';

/** What we have Shopify tell us of. */
export const TOPICS = [
	'ORDERS_CREATE',
	'ORDERS_UPDATED',
	'ORDERS_EDITED',
	'ORDERS_CANCELLED',
	'REFUNDS_CREATE',
	'FULFILLMENT_ORDERS_CANCELLATION_REQUEST_ACCEPTED',
	'FULFILLMENT_ORDERS_CANCELLATION_REQUEST_REJECTED',
	'FULFILLMENT_ORDERS_CANCELLED'
] as const;

export const signatureOf = (rawBody: string, secret: string): string =>
	createHmac('sha256', secret).update(rawBody, 'utf8').digest('base64');

/** Signed with the app's secret over the raw body; one delivery is known by its id, which its retries keep. */
export function hear({ rawBody, headers, secret }: Delivery): Verdict<Heard | undefined> {
	const given = Buffer.from(headers.get('x-shopify-hmac-sha256') ?? '');
	const right = Buffer.from(signatureOf(rawBody, secret));
	if (given.length !== right.length || !timingSafeEqual(given, right)) return no('webhook.signature_wrong');
	const topic = headers.get('x-shopify-topic') ?? '';
	const event = headers.get('x-shopify-webhook-id');
	if (event === null || topic === '') return no('request.malformed');
	return yes({ event, topic, orders: ordersIn(topic, jsonIn(rawBody)) });
}

const id = z.union([z.int(), z.string().regex(/^\d+$/)]).transform(String);
const byOrder = z.object({ id });
const byEdit = z.object({ order_edit: z.object({ order_id: id }) });
const byRefund = z.object({ order_id: id });

/** A fulfillment order does not say whose it is: those that wait for one are looked at. */
function ordersIn(topic: string, body: unknown): string[] {
	if (topic.startsWith('fulfillment_orders/')) return [];
	const edit = byEdit.safeParse(body);
	if (edit.success) return [edit.data.order_edit.order_id];
	const part = byRefund.safeParse(body);
	if (part.success) return [part.data.order_id];
	const whole = byOrder.safeParse(body);
	return whole.success ? [whole.data.id] : [];
}
