import { isOneOf } from '$lib/core/one-of';
import { jsonIn } from '$lib/core/json';

const MOST_CHARS = 20_000;

/** What a person is known by, in any spelling of it. Their names there stay out of our log. */
const PERSONAL = [
	...['email', 'contact_email', 'phone', 'first_name', 'firstname', 'last_name', 'lastname', 'address1'],
	...['address2', 'address_1', 'address_2', 'street_1', 'street_2', 'city', 'zip', 'postcode', 'company', 'latitude'],
	...['longitude', 'browser_ip', 'client_ip', 'ip_address', 'customer_ip_address', 'customer_note', 'displayname']
] as const;

/** An order's own key opens its page to whoever has it. */
const SECRET =
	/(secret|token|password|authorization|api_?key|consumer_key|order_key|payment_url|hmac|signature|credential)/i;
/** Whose `name` is a person's. */
const PERSON = /(address|customer|billing|shipping|recipient)$/i;

/** Headers as they may be kept. */
export const maskedHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, isSecret(name) ? '…' : value]));

const isSecret = (name: string) =>
	SECRET.test(name) || /^(cookie|set-cookie|x-auth-token|x-shopify-access-token)$/i.test(name);

/** A body as it may be kept: without secrets and without what a person is known by. */
export function maskedBody(text: string, secrets: readonly string[] = []): string {
	const json = jsonIn(text);
	const shown = json === undefined ? text : JSON.stringify(masked(json, ''));
	return cut(withoutSecrets(shown, secrets).replaceAll(/[\w.+-]+@([\w-]+\.)+[\w-]+/g, '…@…'));
}

/** Whatever of our own secrets stands in it. */
export const withoutSecrets = (text: string, secrets: readonly string[]): string =>
	secrets.filter((secret) => secret.length > 5).reduce((all, secret) => all.replaceAll(secret, '…'), text);

function masked(value: unknown, parent: string): unknown {
	if (Array.isArray(value)) return value.map((one) => masked(one, parent));
	if (typeof value !== 'object' || value === null) return value;
	const about = keyOf(value);
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => {
			if (name === 'value' && about !== undefined && hides(about, parent)) return [name, '…'];
			if (typeof inner === 'object' && inner !== null) return [name, masked(inner, name)];
			return [name, hides(name, parent) && inner !== null && inner !== '' ? '…' : inner];
		})
	);
}

/** Facts of an order can be pairs of a key and a value, such as `_billing_phone`: the key says what the value is. */
const keyOf = (pair: object): string | undefined =>
	'key' in pair && typeof pair.key === 'string' ? pair.key.replace(/^_?((billing|shipping)_)?/, '') : undefined;

const hides = (name: string, parent: string) =>
	isSecret(name) || isOneOf(PERSONAL, name.toLowerCase()) || (name === 'name' && PERSON.test(parent));

const cut = (text: string) => (text.length > MOST_CHARS ? `${text.slice(0, MOST_CHARS)}…` : text);
