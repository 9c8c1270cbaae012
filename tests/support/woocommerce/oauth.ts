import { createHmac } from 'node:crypto';
import type { No } from './writes';

type Asked = {
	readonly method: string;
	readonly url: URL;
	readonly header: string;
	readonly keys: { readonly key: string; readonly secret: string };
	readonly nonces: Set<string>;
};

const WINDOW = 15 * 60;
const no = (message: string, code = 'woocommerce_rest_authentication_error'): No => ({ status: 401, code, message });

/** Over plain HTTP only OAuth 1.0a counts, with a moment of now and a word that was not used before. */
export function checkOAuth({ method, url, header, keys, nonces }: Asked): No | undefined {
	if (!header.startsWith('OAuth ')) return no('Sorry, you cannot list resources.', 'woocommerce_rest_cannot_view');
	const given = new Map(
		[...header.matchAll(/(oauth_[a-z_]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
			name,
			decodeURIComponent(value)
		])
	);
	const of = (name: string) => given.get(`oauth_${name}`) ?? '';
	if (of('consumer_key') !== keys.key) return no('Consumer key is invalid.');
	const signature = of('signature');
	given.delete('oauth_signature');
	if (signature !== signatureFor(method, url, given, keys.secret)) return no('Invalid signature');
	if (Math.abs(Number(of('timestamp')) - Date.now() / 1000) > WINDOW) return no('Invalid timestamp.');
	if (nonces.has(of('nonce'))) return no('Invalid nonce - nonce has already been used.');
	nonces.add(of('nonce'));
	return undefined;
}

/** Reckoned here once more, in the order the store does it: names sorted, each pair encoded, and encoded again. */
function signatureFor(method: string, url: URL, given: ReadonlyMap<string, string>, secret: string): string {
	const parameters = new Map([...url.searchParams, ...given]);
	const names = [...parameters.keys()].toSorted();
	const pairs = names.map((name) => encodeURIComponent(`${name}=${encodeURIComponent(parameters.get(name) ?? '')}`));
	const text = `${method}&${encodeURIComponent(url.origin + url.pathname)}&${pairs.join('%26')}`;
	return createHmac('sha256', `${secret}&`).update(text).digest('base64');
}
