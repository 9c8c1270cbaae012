import { SYSTEM } from '$lib/core/actor';
import { Refused } from '$lib/core/refusal';
import { MINUTE, SECOND } from '$lib/core/time';
import { withActor, type Ctx } from '$lib/server/ctx';
import { giveUp } from '../../modules/cancellations/balance/give-up.server';
import { bookPayment, failPayment, noteRefused } from '../../modules/cancellations/balance/pay/pay.server';
import { bookArrival } from '../../modules/cancellations/balance/arrived.server';
import { gatewayNameOf, type GatewayName } from '../../modules/payments/gateway-names';
import type { Gateway, Secured } from '../../modules/payments/gateway';
import { GATEWAYS } from '../../modules/payments/gateways/index.server';
import { isAbandoned, nextCheck, UNSETTLED, type Payment } from '../../modules/payments/payment';
import { findBalance } from '../../modules/orders/repository/balances.server';
import { tenderByReference } from '../../modules/orders/repository/tenders.server';
import {
	changePayment,
	findByReference,
	findPayment,
	paymentsToCheck,
	unsettledOf
} from '../../modules/payments/repository/payments.server';
import { within } from '../door/within.server';

const ANSWER_WITHIN = 5 * SECOND;

/** The gateway a payment was begun at. */
export const gatewayOf = (ctx: Ctx, { gateway }: Pick<Payment, 'gateway'>): Gateway =>
	GATEWAYS[gatewayNameOf(gateway)](ctx);

/**
 * Asks the gateway what became of a payment, and books money it has. One that was closed there has failed; one whose bank
 * said no is still open to its payer. Answers whether it is settled.
 */
export async function catchUpPayment(ctx: Ctx, payment: Payment): Promise<boolean> {
	if (!UNSETTLED.includes(payment.state)) return true;
	if (payment.reference === null) return false;
	const { reference, currency } = payment;
	const asked = await within(ANSWER_WITHIN, gatewayOf(ctx, payment).asked(reference));
	if (asked && asked.currency !== currency) throw new Error(`${payment.id}: ${asked.currency} in place of ${currency}`);
	if (await book(ctx, payment, reference, asked?.held)) return true;
	if (asked?.state === 'closed') await failPayment(ctx, payment, 'closed');
	else if (asked?.failure) await noteRefused(ctx, payment, asked.failure);
	return asked?.state === 'closed';
}

async function book(ctx: Ctx, payment: Payment, reference: string, held: Secured | undefined): Promise<boolean> {
	if (!held || held.captured === 0) return false;
	await bookPayment(ctx, payment, { reference, amount: held.captured, label: '' });
	return true;
}

/**
 * Sees to it that a payment that was begun is not paid any more; money that was faster is booked, and money on its way is
 * waited for. Answers whether nothing came of it.
 */
export async function close(ctx: Ctx, payment: Payment, why: string): Promise<boolean> {
	const { reference } = (await findPayment(ctx.db, payment.id)) ?? payment;
	if (reference === null) return false; // somebody is just opening it
	const held = await within(ANSWER_WITHIN, gatewayOf(ctx, payment).closePayment(reference));
	if (await book(ctx, payment, reference, held)) return false;
	if (held && held.authorized > 0) return false;
	await failPayment(ctx, payment, why);
	return true;
}

/**
 * Closes what a shopper began to pay for the order, before it is canceled. Never inside a transaction. A gateway that has
 * money, fails or is silent makes it a no.
 */
export async function closeBegun(ctx: Ctx, orderId: string): Promise<boolean> {
	const begun = await unsettledOf(ctx.db, orderId);
	if (!begun) return true;
	try {
		return await close(withActor(ctx, SYSTEM), begun, 'order_canceled');
	} catch {
		return false;
	}
}

/**
 * A gateway told of a payment by its name: one begun on a pay page, or one of a checkout whose money was not there yet.
 * Answers whether there was something to book.
 */
export async function moneyTold(asked: Ctx, gateway: GatewayName, reference: string): Promise<boolean> {
	const ctx = withActor(asked, SYSTEM);
	const payment = await findByReference(ctx.db, gateway, reference);
	if (payment)
		return catchUpPayment(ctx, { ...payment, state: payment.state === 'failed' ? 'pending' : payment.state });
	const tender = await tenderByReference(ctx.db, gateway, reference);
	if (!tender || tender.captured > 0) return false;
	const held = await within(ANSWER_WITHIN, GATEWAYS[gateway](ctx).secures(reference));
	if (!held || held.captured === 0) return false;
	await bookArrival(ctx, { ...tender, captured: held.captured });
	return true;
}

/** The same for a payment that may be told of by several names. */
export async function moneyAmong(ctx: Ctx, gateway: GatewayName, references: readonly string[]): Promise<boolean> {
	for (const reference of references) if (await moneyTold(ctx, gateway, reference)) return true;
	return false;
}

/** Closes what the shopper began to pay, and cancels again what nobody waits for. @throws Refused `payment.in_flight` */
export async function giveUpBalance(ctx: Ctx, { order }: { readonly order: string }): Promise<void> {
	if (!ctx.actor.rights.has('decide')) throw new Refused('auth.forbidden');
	if (!(await closeBegun(ctx, order))) throw new Refused('payment.in_flight');
	await giveUp(ctx, { order });
}

/**
 * Asks what became of payments whose shopper went away or whose answer was lost. One that was left for half a day is closed,
 * and so is one for an amount that is not owed any more: a change of the balance makes it due here.
 */
export async function chasePayments(asked: Ctx): Promise<void> {
	const ctx = withActor(asked, SYSTEM);
	for (const payment of await paymentsToCheck(ctx.db, ctx.now)) {
		const checks = payment.checks + 1;
		await changePayment(ctx.db, payment.id, { checks, checkAt: nextCheck(ctx.now, checks) }); // first, so that one that throws stands back
		if (await catchUpPayment(ctx, payment)) continue;
		if (isLost(payment, ctx.now)) await failPayment(ctx, payment, 'lost');
		else if (!(await isStillAsked(ctx, payment))) await close(ctx, payment, 'replaced');
		else if (isAbandoned(payment, ctx.now)) await close(ctx, payment, 'abandoned');
	}
}

async function isStillAsked({ db }: Ctx, { balanceId, amount }: Payment): Promise<boolean> {
	const balance = await findBalance(db, balanceId);
	return balance?.state === 'open' && balance.left === amount;
}

/** Its gateway was never asked, or never told us its name for it: nobody can pay it. */
const isLost = ({ reference, createdAt }: Payment, now: Date) =>
	reference === null && now.getTime() - createdAt.getTime() > MINUTE;
