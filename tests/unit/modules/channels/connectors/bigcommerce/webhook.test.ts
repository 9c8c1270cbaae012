import { expect, it } from 'vitest';
import { hear, signatureOf } from '../../../../../../src/lib/modules/channels/connectors/bigcommerce/webhook';

const now = new Date('2026-03-02T09:00:00Z');
const said = (data: unknown, scope = 'store/order/updated') => JSON.stringify({ scope, data });
const told = (rawBody: string, over: Record<string, string> = {}, signed = rawBody) =>
	hear({
		...{ rawBody, secret: 'shared', now },
		headers: new Headers({
			...{ 'webhook-id': 'msg_1', 'webhook-timestamp': String(now.getTime() / 1000) },
			'webhook-signature': signatureOf(signed, { id: 'msg_1', at: now, secret: 'shared' }),
			...over
		})
	});

it('names the event by its id, and the order wherever it is said', () => {
	const heard = { ok: true, value: { event: 'msg_1', orders: ['7'] } };
	expect(told(said({ type: 'order', id: 7 }))).toMatchObject(heard);
	expect(told(said({ type: 'order', id: 7, refund: { refund_id: 8 } }))).toMatchObject(heard);
	expect(told(said({ order_id: '7', transaction_id: '9' }, 'store/order/transaction/created'))).toMatchObject(heard);
});

it('takes one of several signatures, as while a secret is changed', () => {
	const body = said({ type: 'order', id: 7 });
	const right = signatureOf(body, { id: 'msg_1', at: now, secret: 'shared' });
	expect(told(body, { 'webhook-signature': `v1,b2xk ${right}` })).toMatchObject({ ok: true });
});

it.each([
	{ what: 'of somebody else', over: { 'webhook-signature': 'v1,b3RoZXI=' } },
	{ what: 'over another id', over: { 'webhook-id': 'msg_2' } },
	{ what: 'over another moment', over: { 'webhook-timestamp': '1' } },
	{ what: 'that says no moment', over: { 'webhook-timestamp': 'now' } },
	{ what: 'that is none', over: { 'webhook-signature': '' } }
])('refuses a signature $what', ({ over }) => {
	expect(told(said({ id: 7 }), over)).toMatchObject({ ok: false, code: 'webhook.signature_wrong' });
});

it('refuses a signature over another body, and a body it can’t read', () => {
	expect(told(said({ id: 7 }), {}, said({ id: 8 }))).toMatchObject({ ok: false, code: 'webhook.signature_wrong' });
	expect(told('[]')).toMatchObject({ ok: false, code: 'request.malformed' });
});

it('takes what is about no order for a ping, and one that names none for one about any', () => {
	expect(told(said({ type: 'product', id: 7 }, 'store/product/updated'))).toEqual({ ok: true, value: undefined });
	expect(told(said({ type: 'thing', id: 7 }))).toMatchObject({ ok: true, value: { orders: [] } });
});
