import { Refused } from '$lib/core/refusal';
import { SECOND } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { report } from '$lib/server/http/report';
import { beginPayment, failPayment, notePending, type Begin } from '../../modules/cancellations/balance/pay/pay.server';
import type { OpenedPayment } from '../../modules/payments/gateway';
import type { Payment } from '../../modules/payments/payment';
import { payAsked } from '../../modules/payments/repository/sandbox-payments.server';
import type { TestCard } from '../../modules/payments/test-cards';
import { catchUpPayment, close, gatewayOf } from './payments.server';
import { within } from '../door/within.server';

const ANSWER_WITHIN = 5 * SECOND;

type Paying = Begin & { readonly order: string; readonly email: string };

/**
 * A shopper pays what is left at the sandbox. Written down first, called after, under one key for ever: pressed twice, or by
 * two at once, it is paid once. What the gateway doesn't answer in time is asked again by the poller.
 * @throws Refused as `beginPayment`, `payment.declined`, `payment.in_flight`, `payment.not_online`
 */
export async function payOnline(ctx: Ctx, { card, ...paying }: Paying & { readonly card: TestCard }): Promise<void> {
	const payment = await begin(ctx, paying);
	const reference = payment.reference ?? (await open(ctx, payment, paying)).reference;
	if (card === 'declined') {
		await close(ctx, payment, 'declined');
		throw new Refused('payment.declined');
	}
	await payAsked(ctx.db, reference);
	if (card === 'approved') await catchUpPayment(ctx, { ...payment, reference });
}

/**
 * The same where the shopper's own browser pays: answers the secret that lets it. Begun twice it is one payment, so that a
 * card that was declined is followed by another on the same one.
 * @throws Refused as `beginPayment`, `payment.in_flight`, `payment.not_online`, `payment.no_answer`
 */
export async function payInBrowser(ctx: Ctx, paying: Paying): Promise<string> {
	const first = await secretOf(ctx, paying);
	const secret = first ?? (await secretOf(ctx, paying));
	if (secret === null) throw new Refused('payment.in_flight');
	return secret;
}

/** None where the payment that was begun has come to its end meanwhile. */
async function secretOf(ctx: Ctx, paying: Paying): Promise<string | null> {
	const payment = await begin(ctx, paying);
	if (payment.reference === null) return (await answered(open(ctx, payment, paying))).secret;
	const asked = await answered(within(ANSWER_WITHIN, gatewayOf(ctx, payment).asked(payment.reference)));
	if (asked?.state === 'open') return asked.secret;
	if (!(await catchUpPayment(ctx, payment))) throw new Refused('payment.in_flight');
	return null;
}

/** Nobody has paid yet, so that silence is no more than a reason to try again. */
async function answered<T>(asked: Promise<T>): Promise<T> {
	try {
		return await asked;
	} catch (problem) {
		if (problem instanceof Refused) throw problem;
		report(problem, { asked: 'a payment to be opened' });
		throw new Refused('payment.no_answer');
	}
}

async function begin(ctx: Ctx, paying: Begin): Promise<Payment> {
	const first = await beginPayment(ctx, paying);
	if (first.payment) return first.payment;
	if (!(await close(ctx, first.stale, 'replaced'))) throw new Refused('payment.in_flight');
	const second = await beginPayment(ctx, paying);
	if (!second.payment) throw new Refused('payment.in_flight');
	return second.payment;
}

/** Opens it at the gateway; asked by the same key that opens none twice. */
async function open(ctx: Ctx, payment: Payment, { order, email }: Paying): Promise<OpenedPayment> {
	const { id: key, amount, currency } = payment;
	const asked = gatewayOf(ctx, payment).openPayment({ key, amount, currency, email, facts: { order } });
	const opened = await within(ANSWER_WITHIN, asked);
	if (!opened) {
		await failPayment(ctx, payment, 'not_online');
		throw new Refused('payment.not_online');
	}
	await notePending(ctx, payment, opened.reference);
	return opened;
}
