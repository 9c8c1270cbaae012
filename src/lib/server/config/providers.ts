import type { Env } from './env';

/** The payment providers this installation can call. */
type Provider = 'sandbox' | 'channel' | 'stripe' | 'toss';

let callable: ReadonlySet<string> = new Set(['sandbox', 'channel'] satisfies Provider[]);

/** Said once, at start. */
export function setProviders(providers: readonly Provider[]): void {
	callable = new Set(providers);
}

/** Whether money at this gateway moves by a call. Without its key a gateway is worked by hand, as one without code is. */
export const canCall = (gateway: string | null): boolean => gateway !== null && callable.has(gateway);

/** Those that are configured; the sandbox needs nothing, and the stores orders come from have keys of their own. */
export const providersIn = ({
	STRIPE_API_KEY,
	TOSS_SECRET_KEY
}: Pick<Env, 'STRIPE_API_KEY' | 'TOSS_SECRET_KEY'>): Provider[] => [
	'sandbox',
	'channel',
	...(STRIPE_API_KEY === undefined ? [] : (['stripe'] as const)),
	...(TOSS_SECRET_KEY === undefined ? [] : (['toss'] as const))
];
