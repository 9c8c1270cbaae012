import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { jsonIn } from '$lib/core/json';
import { no, yes, type Verdict } from '$lib/core/refusal';
import type { Delivery, Heard } from '../../connector';

/** What we have BigCommerce tell us of. */
export const SCOPES = [
	'store/order/created',
	'store/order/updated',
	'store/order/archived',
	'store/order/statusUpdated',
	'store/order/refund/created',
	'store/order/transaction/created',
	'store/order/transaction/updated'
] as const;

/** By the Standard Webhooks spec, with the app's client secret as it is for a key. */
export const signatureOf = (rawBody: string, { id, at, secret }: Signing): string =>
	new Webhook(Buffer.from(secret, 'utf8').toString('base64')).sign(id, at, rawBody);

type Signing = { readonly id: string; readonly at: Date; readonly secret: string };

/**
 * Signed over its id, its moment and the raw body. However old it is: what was told before is known by its id, and of what
 * is new nothing is believed but that the order is to be read.
 */
export function hear({ rawBody, headers, secret }: Delivery): Verdict<Heard | undefined> {
	const id = headers.get('webhook-id') ?? '';
	const seconds = headers.get('webhook-timestamp') ?? '';
	if (id === '' || !/^\d{1,12}$/.test(seconds)) return no('webhook.signature_wrong');
	const right = Buffer.from(signatureOf(rawBody, { id, at: new Date(Number(seconds) * 1000), secret }));
	const given = (headers.get('webhook-signature') ?? '').split(' ').map((one) => Buffer.from(one));
	if (!given.some((one) => one.length === right.length && timingSafeEqual(one, right)))
		return no('webhook.signature_wrong');
	const said = told.safeParse(jsonIn(rawBody));
	if (!said.success) return no('request.malformed');
	const { scope, data } = said.data;
	if (!scope.startsWith('store/order/')) return yes(undefined);
	const order = data.order_id ?? (data.type === 'order' ? data.id : undefined);
	return yes({ event: id, topic: scope, orders: order === undefined ? [] : [order] });
}

const number = z.union([z.int().positive(), z.string().regex(/^[1-9]\d*$/)]).transform(String);
const told = z.object({
	scope: z.string(),
	data: z.object({ type: z.string().optional(), id: number.optional(), order_id: number.optional() })
});
