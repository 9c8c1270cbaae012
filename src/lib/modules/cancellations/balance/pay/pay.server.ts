import { Refused } from '$lib/core/refusal';
import type { Minor } from '$lib/core/money';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { GATEWAYS, type Gateway } from '../../../orders/order';
import { isPayable } from '../../../orders/balance';
import { findBalance } from '../../../orders/repository/balances.server';
import { insertTender } from '../../../orders/repository/tenders.server';
import { nextCheck, UNSETTLED, type Payment } from '../../../payments/payment';
import { changePayment, findPayment, insertPayment, unsettledOf } from '../../../payments/repository/payments.server';
import { onOrder } from '../../actions/decide/on-desk.server';
import type { Desk } from '../../case';
import { owedOn, stateOf } from '../../money/order-money';
import { beforeMoney, moneyCame } from '../money-came.server';

/** `seen`: the amount the shopper agreed to pay, where they were shown one. */
export type Begin = { readonly balance: string; readonly gateway: Gateway; readonly seen?: Minor | undefined };

/**
 * Writes down that a shopper is about to pay all that is left, before the gateway hears of it. Begun twice it is one
 * payment: the one that is under way, as long as it is for this amount.
 * @returns it, or `stale`: one for another amount, which has to be closed first
 * @throws Refused `balance.settled`, `balance.given_up`, `payment.amount_changed`
 */
export async function beginPayment(ctx: Ctx, { balance: id, gateway, seen }: Begin) {
	const known = await findBalance(ctx.db, id);
	if (!known) throw new Refused('link.unknown');
	return onOrder(ctx, { order: known.orderId }, async (tx, desk) => {
		const amount = await payableNow(tx, desk, id);
		if (seen !== undefined && seen !== amount)
			throw new Refused('payment.amount_changed', { amount, currency: desk.order.currency });
		const open = await unsettledOf(tx, known.orderId);
		if (open)
			return open.amount === amount && open.balanceId === id && open.gateway === gateway
				? { payment: open }
				: { stale: open };
		const { orderId, currency } = known;
		const payment = { id: ctx.newId('pay'), orderId, balanceId: id, gateway, amount, currency, createdAt: ctx.now };
		const about = { amount, currency, gateway };
		const [begun] = await Promise.all([
			insertPayment(tx, payment, nextCheck(ctx.now, 0)),
			record(tx, ctx, paymentEvent({ ...payment, of: known.cancellationId }, 'payment.started', about))
		]);
		return { payment: begun };
	});
}

async function payableNow(tx: Tx, desk: Desk, id: string): Promise<Minor> {
	const balance = await findBalance(tx, id);
	if (balance?.state === 'given_up') throw new Refused('balance.given_up');
	const owed = owedOn(desk);
	if (balance?.state !== 'open' || owed === 0 || !isPayable(stateOf(desk))) throw new Refused('balance.settled');
	return owed;
}

/** The gateway has opened it under that name. */
export const notePending = (ctx: Ctx, { id }: Pick<Payment, 'id'>, reference: string) =>
	onPayment(ctx, id, async (tx, _desk, payment) => {
		if (payment.reference !== null) return;
		await changePayment(tx, id, { reference, ...(payment.state === 'started' ? { state: 'pending' } : {}) });
	});

/** Nothing came of it and nothing will. Said of one that was paid meanwhile, it changes nothing. */
export const failPayment = (ctx: Ctx, { id }: Pick<Payment, 'id'>, failure: string) =>
	onPayment(ctx, id, async (tx, _desk, payment, of) => {
		if (payment.state === 'succeeded' || payment.state === 'failed') return;
		const data = { amount: payment.amount, currency: payment.currency, failure };
		await Promise.all([
			changePayment(tx, id, { state: 'failed', failure, settledAt: ctx.now }),
			record(tx, ctx, paymentEvent({ ...payment, of }, 'payment.failed', data))
		]);
	});

/** The shopper's bank said no, and they may try again on the same payment. Told once for each reason. */
export const noteRefused = (ctx: Ctx, { id }: Pick<Payment, 'id'>, failure: string) =>
	onPayment(ctx, id, async (tx, _desk, payment, of) => {
		if (!UNSETTLED.includes(payment.state) || payment.failure === failure) return;
		const data = { amount: payment.amount, currency: payment.currency, failure };
		await Promise.all([
			changePayment(tx, id, { failure }),
			record(tx, ctx, paymentEvent({ ...payment, of }, 'payment.failed', data))
		]);
	});

/** What a gateway holds for a payment, under the gateway's own name of it. */
export type Held = { readonly reference: string; readonly amount: Minor; readonly label: string };

/**
 * Books money a gateway says it has. Said again, late or by two at once, it is one payment; it becomes a tender of the
 * order, so that what is canceled later goes back there.
 */
export const bookPayment = (ctx: Ctx, { id }: Pick<Payment, 'id'>, { reference, amount, label }: Held) =>
	onPayment(ctx, id, async (tx, desk, payment, of) => {
		if (payment.state === 'succeeded') return;
		const { orderId, currency } = payment;
		const before = await beforeMoney(tx, desk);
		const gateway = gatewayOf(payment);
		const tender = { orderId, position: desk.order.tenders.length, kind: 'card', gateway, reference, label } as const;
		const tenderId = await insertTender(tx, ctx, { ...tender, captured: amount });
		await changePayment(tx, id, { state: 'succeeded', reference, failure: null, tenderId, settledAt: ctx.now });
		const data = { amount, currency, reference, owed: Math.max(0, before.owed - amount) };
		await record(tx, ctx, paymentEvent({ ...payment, of }, 'payment.succeeded', data));
		await moneyCame(tx, ctx, desk, { tenderId, amount, before });
	});

const gatewayOf = ({ gateway }: Payment): Gateway => GATEWAYS.find((name) => name === gateway) ?? 'manual';

type Work = (tx: Tx, desk: Desk, payment: Payment, of: string | null) => Promise<void>;

/** Under the order's lock, with the payment as it is then. */
async function onPayment(ctx: Ctx, id: string, work: Work): Promise<void> {
	const known = await findPayment(ctx.db, id);
	if (!known) throw new Refused('not_found');
	await onOrder(ctx, { order: known.orderId }, async (tx, desk) => {
		const [payment, balance] = await Promise.all([findPayment(tx, id), findBalance(tx, known.balanceId)]);
		if (payment) await work(tx, desk, payment, balance?.cancellationId ?? null);
	});
}

type Told = Pick<Payment, 'id' | 'orderId'> & { readonly of: string | null };

/** An event about a payment, which the undone case it pays for tells too. */
const paymentEvent = (
	{ id, orderId, of }: Told,
	name: 'payment.started' | 'payment.succeeded' | 'payment.failed',
	data: Readonly<Record<string, unknown>>
) => ({ name, subject: id, orderId, ...(of ? { cancellationId: of } : {}), data });
