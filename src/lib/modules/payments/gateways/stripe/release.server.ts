import type Stripe from 'stripe';
import type { Ask, Receipt } from '../../gateway';
import { toStripe } from './amounts';
import { failureFor } from './failures';
import { readPayment, type Payment } from './payment.server';
import { RELEASE_FIELD } from './receipt';

/**
 * Releases an authorization: all of it by canceling the payment, a part by capturing the rest (decision 22). What was
 * captured meanwhile is refunded by `refund`.
 */
export async function release(api: Stripe, ask: Ask, refund: () => Promise<Receipt>): Promise<Receipt> {
	const payment = await readPayment(api, ask.reference);
	if (!payment) return failed('resource_missing', `Stripe has no payment ${ask.reference}`);
	return payment.kind === 'charge' ? releaseCharge(payment, refund) : releaseIntent(api, ask, { ...payment, refund });
}

type Releasing = Extract<Payment, { kind: 'intent' }> & { readonly refund: () => Promise<Receipt> };

async function releaseIntent(api: Stripe, ask: Ask, { intent, refund }: Releasing): Promise<Receipt> {
	const { id, status, metadata, amount_capturable: held } = intent;
	if (status === 'canceled' || metadata?.[RELEASE_FIELD] === ask.key) return released(id);
	if (status === 'succeeded') return asRefund(await refund());
	if (status === 'processing') throw new Error(`${id} is on its way: it can be released or refunded later`);
	const amount = toStripe(ask.amount, ask.currency);
	if (amount === undefined) return failed('amount_not_possible', `Stripe can’t move ${ask.amount} ${ask.currency}`);
	const once = { idempotencyKey: ask.key };
	if (status !== 'requires_capture' || amount >= held) await api.paymentIntents.cancel(id, {}, once);
	else
		await api.paymentIntents.capture(
			id,
			{ amount_to_capture: held - amount, metadata: { [RELEASE_FIELD]: ask.key } },
			once
		);
	return released(id);
}

/** An old charge without an intent: a refund of it releases what is not captured, but only all of it. */
async function releaseCharge({ charge }: Extract<Payment, { kind: 'charge' }>, refund: () => Promise<Receipt>) {
	const answer = await refund();
	return charge.captured ? asRefund(answer) : answer;
}

/** A refund in place of a release that came too late. */
export const asRefund = (answer: Receipt): Receipt =>
	answer.state === 'succeeded' || answer.state === 'pending' ? { ...answer, kind: 'refund' } : answer;

const released = (reference: string): Receipt => ({ state: 'succeeded', reference, trace: null, kind: 'void' });

const failed = (code: string, words: string): Receipt => ({
	state: 'failed',
	reference: null,
	failure: failureFor(code, words)
});
