import { expect, it } from 'vitest';
import { authorization, signatureOf } from '../../../../../../src/lib/modules/channels/connectors/woocommerce/auth';

const KEYS = { key: 'ck_one', secret: 'cs_two' };
const call = (url: string) => ({ method: 'GET', url, moment: new Date('2026-03-02T09:00:00Z'), nonce: 'abc' });

it('sends the keys along over TLS', () => {
	const header = authorization(KEYS, call('https://shop.example/wp-json/wc/v3/orders?page=1'));
	expect(header).toBe(`Basic ${Buffer.from('ck_one:cs_two').toString('base64')}`);
});

it('sends a signature over plain HTTP, and never the secret', () => {
	const header = authorization(KEYS, call('http://shop.example/wp-json/wc/v3/orders?page=1'));
	expect(header).toMatch(/^OAuth oauth_consumer_key="ck_one", oauth_nonce="abc"/);
	expect(header).toContain('oauth_timestamp="1772442000"');
	expect(header).not.toContain('cs_two');
});

it('signs the method, the address and every parameter, whatever their order', () => {
	const of = (method: string, query: string) =>
		signatureOf('cs_two', { method, url: `http://shop.example/a?${query}` }, { oauth_nonce: 'n' });
	const all = [of('GET', 'b=1&a=2'), of('PUT', 'b=1&a=2'), of('GET', 'b=1&a=3'), of('GET', 'b=1')];
	expect(new Set(all).size).toBe(4);
	expect(of('GET', 'a=2&b=1')).toBe(all[0]);
	expect(of('GET', 'a=2&b=%31')).toBe(all[0]);
});
