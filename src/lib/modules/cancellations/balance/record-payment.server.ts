import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { latestDay } from '../admin/day';
import { insertTender } from '../../orders/repository/tenders.server';
import type { PaymentInput } from '../../orders/schema';
import { onOrder } from '../actions/decide/on-desk.server';
import { stateOf } from '../money/order-money';
import { beforeMoney, moneyCame } from './money-came.server';

export type RecordPaymentInput = PaymentInput & { readonly order: string };

/**
 * Books money that came for an order by another way than its checkout, up to what is owed. With the last of it the goods
 * may go. What comes for an order that is canceled was not wanted any more and goes back (T15).
 * @throws Refused `order.nothing_owed`, `payment.date_ahead`
 */
export const recordPayment = (ctx: Ctx, input: RecordPaymentInput): Promise<void> =>
	onOrder(ctx, { order: input.order }, async (tx, desk) => {
		const { kind, amount, reference, date } = input;
		const { id, currency, tenders } = desk.order;
		if (!ctx.actor.rights.has('pay')) throw new Refused('auth.forbidden');
		const today = latestDay(ctx.now);
		if (date > today) throw new Refused('payment.date_ahead', { date, today });
		const before = await beforeMoney(tx, desk);
		const { owed } = before;
		if (amount > owed && stateOf(desk) !== 'canceled')
			throw new Refused('order.nothing_owed', { owed, amount, currency });
		const tender = { orderId: id, position: tenders.length, kind, gateway: 'manual', reference } as const;
		const tenderId = await insertTender(tx, ctx, { ...tender, captured: amount });
		const data = { kind, amount, currency, reference, date, owed: Math.max(0, owed - amount) };
		const of = before.asked?.cancellationId;
		const about = { subject: id, orderId: id, ...(of ? { cancellationId: of } : {}) };
		await record(tx, ctx, { name: 'order.payment_recorded', ...about, data });
		await moneyCame(tx, ctx, desk, { tenderId, amount, before });
	});
