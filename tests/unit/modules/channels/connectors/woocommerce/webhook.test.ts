import { expect, it } from 'vitest';
import { hear, signatureOf } from '../../../../../../src/lib/modules/channels/connectors/woocommerce/webhook';

const now = new Date('2026-03-02T09:00:00Z');
const told = (rawBody: string, headers: Record<string, string> = {}) =>
	hear({
		...{ rawBody, secret: 'shared', now },
		headers: new Headers({
			...{ 'x-wc-webhook-topic': 'order.updated', 'x-wc-webhook-delivery-id': 'd1' },
			'x-wc-webhook-signature': signatureOf(rawBody, 'shared'),
			...headers
		})
	});

it('names the order, and the delivery apart from others of its second', () => {
	const [one, again, other] = [told('{"id":7}'), told('{"id":7}'), told('{"id":8}')];
	expect(one).toMatchObject({ ok: true, value: { topic: 'order.updated', orders: ['7'] } });
	expect(again).toEqual(one);
	expect(other.ok && other.value?.event).not.toBe(one.ok && one.value?.event);
});

it('takes the unsigned ping, and nothing else without a signature', () => {
	const unsigned = (rawBody: string) => hear({ rawBody, headers: new Headers(), secret: 'shared', now });
	expect(unsigned('webhook_id=12')).toEqual({ ok: true, value: undefined });
	expect(unsigned('webhook_id=12&id=7')).toMatchObject({ ok: false, code: 'webhook.signature_wrong' });
	expect(unsigned('{"id":7}')).toMatchObject({ ok: false, code: 'webhook.signature_wrong' });
});

it('refuses a signature of somebody else, and one over another body', () => {
	const wrong = { 'x-wc-webhook-signature': signatureOf('{"id":7}', 'other') };
	expect(told('{"id":7}', wrong)).toMatchObject({ ok: false, code: 'webhook.signature_wrong' });
	const other = { 'x-wc-webhook-signature': signatureOf('{"id":8}', 'shared') };
	expect(told('{"id":7}', other)).toMatchObject({ ok: false, code: 'webhook.signature_wrong' });
});

it('takes one that names no order for one about any', () => {
	expect(told('{"id":"8"}')).toMatchObject({ ok: true, value: { orders: ['8'] } });
	for (const body of ['[]', '{"id":"../7"}', '{"code":"woocommerce_rest_cannot_view"}'])
		expect(told(body)).toMatchObject({ ok: true, value: { orders: [] } });
});

it('wants to know what it is about, and which delivery it is', () => {
	const bare = new Headers({ 'x-wc-webhook-signature': signatureOf('{"id":7}', 'shared') });
	const judged = hear({ rawBody: '{"id":7}', secret: 'shared', now, headers: bare });
	expect(judged).toMatchObject({ ok: false, code: 'request.malformed' });
});
