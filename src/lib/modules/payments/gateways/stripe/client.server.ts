import Stripe from 'stripe';
import { SECOND } from '$lib/core/time';

/** How Stripe is reached. `url` is another place than Stripe's own, without a path; `publishableKey` is for browsers. */
export type StripeSettings = {
	readonly key: string;
	readonly publishableKey?: string | undefined;
	readonly url?: string | undefined;
	readonly webhookSecret?: string | undefined;
	readonly answerWithin?: number;
};

/** The connection, what its webhooks are signed with, and the key our pay page takes cards with. */
export type StripeAccount = {
	readonly api: Stripe;
	readonly webhookSecret: string | undefined;
	readonly publishableKey: string | undefined;
};

let account: StripeAccount | undefined;

/** Said once, at start, where there is a key. */
export function setStripe(settings: StripeSettings): void {
	const { webhookSecret, publishableKey } = settings;
	account = { api: connect(settings), webhookSecret, publishableKey };
}

/** @throws Error without a key: what became of a refund is unknown then, never failed */
export function getStripe(): StripeAccount {
	if (!account) throw new Error('STRIPE_API_KEY is missing, so Stripe can’t be asked');
	return account;
}

/** Nothing where Stripe is not configured: then nobody can have signed a webhook either. */
export const findStripe = (): StripeAccount | undefined => account;

// A job may make three calls in a row, each tried twice, and has to end within a minute.
const ANSWER_WITHIN = 8 * SECOND;
const TRIES_AGAIN = 1;

function connect({ key, url, answerWithin = ANSWER_WITHIN }: StripeSettings): Stripe {
	const calls = { maxNetworkRetries: TRIES_AGAIN, timeout: answerWithin, telemetry: false };
	return new Stripe(key, { ...calls, ...(url === undefined ? {} : placeIn(new URL(url))) });
}

const placeIn = ({ protocol, hostname, port }: URL) => {
	const plain = protocol === 'http:';
	return { host: hostname, port: port || (plain ? 80 : 443), protocol: plain ? 'http' : 'https' } as const;
};
