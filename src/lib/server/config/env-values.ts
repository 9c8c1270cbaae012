import { z } from 'zod';

/** An address only this machine can reach. */
export const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.');

/** A variable that may be missing; one left empty, as `.env` files have them, counts as missing. */
export const maybe = <T extends z.ZodType>(schema: T) =>
	z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** `true` or `false`, as people write it. */
export const switchedOn = z.stringbool({
	truthy: ['true', '1', 'on'],
	falsy: ['false', '0', 'off'],
	error: 'must be true or false'
});

/** A web address without its last slash, so that paths can be put behind it. */
export const webAddress = z
	.url({ protocol: /^https?$/, error: 'must be a web address' })
	.transform((address) => address.replace(/\/+$/, ''));

/** One or more keys of 32 bytes in base64, parted by commas: the first encrypts, all decrypt. */
export const secretKeys = z
	.string()
	.transform((text): readonly string[] => text.split(',').map((key) => key.trim()))
	.refine((keys) => keys.every(is32Bytes), 'each key must be 32 bytes in base64');

function is32Bytes(key: string): boolean {
	return /^[A-Za-z0-9+/]{43}=$/.test(key);
}

/** A web address without anything behind the host. */
export const bareAddress = webAddress.refine(
	(address) => new URL(address).pathname === '/',
	'must be a web address without a path'
);

/** What may move money at Stripe; the key its pages work with may not. */
export const secretKeyOfStripe = z
	.string()
	.refine((key) => !key.startsWith('pk_'), 'must be a secret key, not a public one');

/** What Stripe's own fields in a browser work with: everybody may read it, so it must not be the secret one. */
export const publicKeyOfStripe = z.string().startsWith('pk_', 'must be a public key, which everybody may see');
