import type { Env } from '$lib/server/env';
import { providersIn, setProviders } from '$lib/server/providers';
import { setStripe } from '../modules/payments/gateways/stripe/client.server';

type GatewayEnv = Pick<Env, 'STRIPE_API_KEY' | 'STRIPE_API_URL' | 'STRIPE_WEBHOOK_SECRET'>;

/** Said once, at start of whatever may plan or send a refund: which gateways there are keys for. */
export function connectGateways(env: GatewayEnv): void {
	setProviders(providersIn(env));
	const { STRIPE_API_KEY: key, STRIPE_API_URL: url, STRIPE_WEBHOOK_SECRET: webhookSecret } = env;
	if (key !== undefined) setStripe({ key, url, webhookSecret });
}
