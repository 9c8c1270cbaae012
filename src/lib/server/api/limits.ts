import { z } from 'zod';
import type { Allowance } from '$lib/core/scopes';

const WINDOW_SECONDS = 60;

/** Whether this request is one too many. */
export const isOver = ({ perMinute, used }: Allowance): boolean => used > perMinute;

/** What a key may still do, as programs are told (draft-ietf-httpapi-ratelimit-headers), and when to come back. */
export function limitHeaders(allowance: Allowance): Readonly<Record<string, string>> {
	const { perMinute, used, resetsIn } = allowance;
	return {
		'ratelimit-policy': `"minute";q=${perMinute};w=${WINDOW_SECONDS}`,
		ratelimit: `"minute";r=${Math.max(0, perMinute - used)};t=${resetsIn}`,
		...(isOver(allowance) ? { 'retry-after': `${resetsIn}` } : {})
	};
}

/** The same headers, described. */
export const limitsDescribed = {
	RateLimit: z
		.string()
		.describe('What is left of the key’s requests (`r`), and in how many seconds the count starts anew (`t`).')
		.meta({ example: '"minute";r=599;t=60', header: { id: 'RateLimit' } }),
	'RateLimit-Policy': z
		.string()
		.describe('How many requests the key may make (`q`) in so many seconds (`w`).')
		.meta({ example: '"minute";q=600;w=60', header: { id: 'RateLimit-Policy' } })
};
export const retryAfter = z
	.string()
	.describe('In how many seconds to come back.')
	.meta({ example: '42', header: { id: 'Retry-After' } });
