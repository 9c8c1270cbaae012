import type { Env } from '../../src/lib/server/config/env';
import { setStripe } from '../../src/lib/modules/payments/gateways/stripe/client.server';

const ANSWER_WITHIN_MS = 400;

/** Waits less long for the gateway's answers than the app would: a schedule must not last minutes. */
export function loseHeartSoon({ STRIPE_API_KEY: key = '', STRIPE_API_URL: url, STRIPE_WEBHOOK_SECRET }: Env): void {
	setStripe({ key, url, webhookSecret: STRIPE_WEBHOOK_SECRET, answerWithin: ANSWER_WITHIN_MS });
}
