import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { lockOrder } from '../repository/read.server';
import { insertTender } from '../repository/tenders.server';
import type { PaymentInput } from '../schema';
import { owedFor } from '../view';
import type { ReadAccepted } from './fulfill.server';

export type RecordPaymentInput = PaymentInput & { readonly order: string };

/**
 * Books money that came for an order by another way than its checkout, up to what is owed. With the last of it the
 * goods may go.
 */
export const recordPayment = (ctx: Ctx, input: RecordPaymentInput, readAccepted: ReadAccepted) =>
	ctx.db.transaction(async (tx) => {
		const { order: id, kind, amount, reference, date } = input;
		const [order, accepted] = await Promise.all([lockOrder(tx, ctx.actor, id), readAccepted(tx, id)]);
		if (!ctx.actor.rights.has('pay')) throw new Refused('auth.forbidden');
		const owed = owedFor(order, accepted);
		if (amount > owed) throw new Refused('order.nothing_owed', { owed, amount, currency: order.currency });
		const position = order.tenders.length;
		await Promise.all([
			insertTender(tx, ctx, { orderId: id, position, kind, reference, captured: amount }),
			record(tx, ctx, {
				name: 'order.payment_recorded',
				subject: id,
				orderId: id,
				data: { kind, amount, reference, date, owed: owed - amount }
			})
		]);
	});
