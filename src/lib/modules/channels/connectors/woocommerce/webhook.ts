import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { jsonIn } from '$lib/core/json';
import { no, yes, type Verdict } from '$lib/core/refusal';
import type { Delivery, Heard } from '../../connector';

/** What we have WooCommerce tell us of. A refund is an update of its order. */
export const TOPICS = ['order.created', 'order.updated', 'order.deleted', 'order.restored'] as const;

export const signatureOf = (rawBody: string, secret: string): string =>
	createHmac('sha256', secret).update(rawBody, 'utf8').digest('base64');

/** What is posted once, unsigned, when a webhook is made: it must be answered well, or the webhook is not made. */
const PING = /^webhook_id=\d+$/;

/** Signed with the webhook's secret over the raw body. */
export function hear({ rawBody, headers, secret }: Delivery): Verdict<Heard | undefined> {
	const signature = headers.get('x-wc-webhook-signature');
	if (signature === null && PING.test(rawBody)) return yes(undefined);
	const given = Buffer.from(signature ?? '');
	const right = Buffer.from(signatureOf(rawBody, secret));
	if (given.length !== right.length || !timingSafeEqual(given, right)) return no('webhook.signature_wrong');
	const topic = headers.get('x-wc-webhook-topic');
	const delivery = headers.get('x-wc-webhook-delivery-id');
	if (topic === null || delivery === null) return no('request.malformed');
	if (!topic.startsWith('order.')) return yes(undefined);
	const order = about.safeParse(jsonIn(rawBody));
	return yes({ event: `${delivery}.${digestOf(rawBody)}`, topic, orders: order.success ? [order.data.id] : [] });
}

/** Where it could not read the order itself it tells us that instead: a no of ours would count against the webhook. */
const about = z.object({ id: z.union([z.int().positive(), z.string().regex(/^[1-9]\d*$/)]).transform(String) });

/** Its delivery id is made of the webhook and the second, so two orders of one second have the same. */
const digestOf = (rawBody: string) => createHash('sha256').update(rawBody).digest('hex').slice(0, 16);
