import Stripe from 'stripe';
import type { AskedPayment, OpenedPayment, PaymentAsk, Secured } from '../../gateway';
import { toStripe } from './amounts';
import { meaningOf } from './failures';
import { readPayment, securedBy } from './payment.server';

/** Opens an intent for a pay page; nothing where Stripe takes no such amount. */
export async function openPayment(
	api: Stripe,
	{ amount, currency, key, email, facts }: PaymentAsk
): Promise<OpenedPayment | undefined> {
	const whole = toStripe(amount, currency);
	if (whole === undefined) return undefined;
	const ask = {
		amount: whole,
		currency: currency.toLowerCase(),
		automatic_payment_methods: { enabled: true },
		metadata: { order_number: facts.order, payment_request: key },
		...(email === null ? {} : { receipt_email: email })
	};
	const intent = await unlessRefused(api.paymentIntents.create(ask, { idempotencyKey: key }));
	return intent && { reference: intent.id, secret: intent.client_secret };
}

/** A plain no, as to an amount below its smallest, means that this can't be paid there. What is unknown is thrown. */
async function unlessRefused<T>(asked: Promise<T>): Promise<T | undefined> {
	try {
		return await asked;
	} catch (error) {
		if (!(error instanceof Stripe.errors.StripeError)) throw error;
		const { statusCode, code, type, message, headers } = error;
		const replayed = headers?.['idempotent-replayed'] === 'true';
		if (typeof meaningOf({ statusCode, code, type, message, replayed }) === 'object') return undefined;
		throw error;
	}
}

const OPEN: readonly string[] = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

/** How an intent stands. One that waits for its payer's bank to answer them is still theirs to finish. */
export async function readAsked(api: Stripe, reference: string): Promise<AskedPayment | undefined> {
	const payment = await readPayment(api, reference);
	if (payment?.kind !== 'intent') return undefined;
	const { status, currency, client_secret: secret, last_payment_error: error } = payment.intent;
	const held = securedBy(payment);
	const failure = error ? (error.decline_code ?? error.code ?? error.type) : null;
	return { state: stateOf(status, held), held, currency: currency.toUpperCase(), secret, failure };
}

function stateOf(status: string, { captured }: Secured): AskedPayment['state'] {
	if (captured > 0) return 'paid';
	if (status === 'canceled') return 'closed';
	return OPEN.includes(status) ? 'open' : 'on_its_way';
}

/** Cancels an intent that nobody has paid. Where its payer was faster, Stripe says so, and what it holds is answered. */
export async function closePayment(api: Stripe, reference: string): Promise<Secured | undefined> {
	const payment = await readPayment(api, reference);
	if (payment?.kind !== 'intent' || !OPEN.includes(payment.intent.status)) return payment && securedBy(payment);
	try {
		await api.paymentIntents.cancel(payment.intent.id);
	} catch (error) {
		if (!(error instanceof Stripe.errors.StripeError) || error.code !== 'payment_intent_unexpected_state') throw error;
	}
	const now = await readPayment(api, reference);
	return now && securedBy(now);
}
