import Stripe from 'stripe';
import { SECOND } from '$lib/core/time';
import type { Movement, Secured } from '../../gateway';
import { fromStripe } from './amounts';
import { RELEASE_FIELD } from './receipt';

/** A payment as Stripe keeps it; old ones are a charge without an intent. */
export type Payment =
	| { readonly kind: 'intent'; readonly intent: Stripe.PaymentIntent }
	| { readonly kind: 'charge'; readonly charge: Stripe.Charge };

const isCharge = (reference: string) => /^(ch|py)_/.test(reference);

/** How a refund names its payment. */
export const paidBy = (reference: string) =>
	isCharge(reference) ? { charge: reference } : { payment_intent: reference };

/** Reads a payment; nothing where Stripe does not know it. A charge of an intent is read as that. */
export async function readPayment(api: Stripe, reference: string): Promise<Payment | undefined> {
	if (!isCharge(reference)) return asIntent(api, reference);
	const charge = await orNothing(api.charges.retrieve(reference));
	const intent = idOf(charge?.payment_intent);
	if (intent !== undefined) return asIntent(api, intent);
	return charge && { kind: 'charge', charge };
}

async function asIntent(api: Stripe, id: string): Promise<Payment | undefined> {
	const intent = await orNothing(api.paymentIntents.retrieve(id));
	return intent && { kind: 'intent', intent };
}

/** The id of something that Stripe names or spells out. */
export const idOf = (named: string | { readonly id: string } | null | undefined): string | undefined =>
	typeof named === 'string' ? named : named?.id;

/** Every refund of a payment, newest first, page by page; nothing where Stripe does not know the payment. */
export const listRefunds = (api: Stripe, reference: string): Promise<Stripe.Refund[] | undefined> =>
	orNothing(collect(api.refunds.list({ ...paidBy(reference), limit: 100 })));

/** The names of all payments that were refunded since then, whoever did it. */
export async function listRefundedSince(api: Stripe, from: Date): Promise<string[]> {
	const created = { gte: Math.floor(from.getTime() / SECOND) };
	const all = await collect(api.refunds.list({ created, limit: 100 }));
	return [
		...new Set(
			all.flatMap(({ payment_intent, charge }) => [idOf(payment_intent), idOf(charge)].flatMap((id) => id ?? []))
		)
	];
}

async function collect(pages: AsyncIterable<Stripe.Refund>): Promise<Stripe.Refund[]> {
	const all: Stripe.Refund[] = [];
	for await (const refund of pages) all.push(refund);
	return all;
}

async function orNothing<T>(asked: Promise<T>): Promise<T | undefined> {
	try {
		return await asked;
	} catch (error) {
		if (error instanceof Stripe.errors.StripeError && error.statusCode === 404) return undefined;
		throw error;
	}
}

/** What a payment holds. Money that is still on its way counts as authorized: nobody may say that there is none. */
export function securedBy(payment: Payment): Secured {
	if (payment.kind === 'charge') {
		const { captured, amount, amount_captured, currency, status } = payment.charge;
		const held = status === 'failed' ? 0 : fromStripe(captured ? amount_captured : amount, currency);
		return { authorized: held, captured: captured ? held : 0 };
	}
	const { status, amount, amount_received, amount_capturable, currency } = payment.intent;
	const captured = fromStripe(amount_received, currency);
	if (status === 'processing') return { authorized: fromStripe(amount, currency), captured };
	return { authorized: captured + fromStripe(amount_capturable, currency), captured };
}

/** What of the payment was released: all of it when it was canceled, the rest when we captured less. */
export function releaseOf(payment: Payment): Movement | undefined {
	if (payment.kind === 'charge') return undefined;
	const { id, status, amount, amount_received, currency, metadata, canceled_at, created, latest_charge } =
		payment.intent;
	const key = metadata?.[RELEASE_FIELD] ?? null;
	if (status === 'canceled' ? latest_charge === null : key === null || status !== 'succeeded') return undefined;
	return {
		key,
		kind: 'void',
		amount: fromStripe(amount - amount_received, currency),
		currency: currency.toUpperCase(),
		at: new Date((canceled_at ?? created) * SECOND),
		receipt: { state: 'succeeded', reference: id, trace: null, kind: 'void' }
	};
}
