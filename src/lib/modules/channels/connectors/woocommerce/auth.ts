import { createHmac } from 'node:crypto';

export type Keys = { readonly key: string; readonly secret: string };

/** A call that is to be authorized; `url` with its query. */
export type Signed = { readonly method: string; readonly url: string; readonly moment: Date; readonly nonce: string };

/**
 * Who we are, for one call. Over TLS the keys go along; without it they must not, and WooCommerce takes only a signature
 * over the call, its moment and a word that is used once (OAuth 1.0a without a token).
 */
export function authorization(keys: Keys, call: Signed): string {
	if (call.url.startsWith('https:'))
		return `Basic ${Buffer.from(`${keys.key}:${keys.secret}`, 'utf8').toString('base64')}`;
	const oauth = {
		oauth_consumer_key: keys.key,
		oauth_nonce: call.nonce,
		oauth_signature_method: 'HMAC-SHA256',
		oauth_timestamp: String(Math.floor(call.moment.getTime() / 1000))
	};
	const signed = { ...oauth, oauth_signature: signatureOf(keys.secret, call, oauth) };
	return `OAuth ${Object.entries(signed)
		.map(([name, value]) => `${name}="${encoded(value)}"`)
		.join(', ')}`;
}

export function signatureOf(
	secret: string,
	{ method, url }: Pick<Signed, 'method' | 'url'>,
	oauth: Readonly<Record<string, string>>
): string {
	const { origin, pathname, searchParams } = new URL(url);
	const parameters = [...searchParams, ...Object.entries(oauth)]
		.map(([name, value]): [string, string] => [encoded(name), encoded(value)])
		.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))
		.map((pair) => pair.join('='))
		.join('&');
	const base = [method, encoded(origin + pathname), encoded(parameters)].join('&');
	return createHmac('sha256', `${secret}&`).update(base).digest('base64');
}

/** As RFC 3986 has it, which encodes five more than the browser's. */
const encoded = (text: string): string =>
	encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
