import type { Env } from '$lib/server/config/env';
import { providersIn, setProviders } from '$lib/server/config/providers';
import { setStripe } from '../../modules/payments/gateways/stripe/client.server';
import { setToss } from '../../modules/payments/gateways/toss/client.server';

type GatewayEnv = Pick<
	Env,
	| 'STRIPE_API_KEY'
	| 'STRIPE_PUBLISHABLE_KEY'
	| 'STRIPE_API_URL'
	| 'STRIPE_WEBHOOK_SECRET'
	| 'TOSS_SECRET_KEY'
	| 'TOSS_API_URL'
>;

/** Said once, at start of whatever may plan or send a refund: which gateways there are keys for. */
export function connectGateways(env: GatewayEnv): void {
	setProviders(providersIn(env));
	const { STRIPE_API_KEY: key, STRIPE_API_URL: url, STRIPE_WEBHOOK_SECRET: webhookSecret } = env;
	if (key !== undefined) setStripe({ key, url, webhookSecret, publishableKey: env.STRIPE_PUBLISHABLE_KEY });
	if (env.TOSS_SECRET_KEY !== undefined) setToss({ key: env.TOSS_SECRET_KEY, url: env.TOSS_API_URL });
}
