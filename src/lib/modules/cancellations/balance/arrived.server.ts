import type { Minor } from '$lib/core/money';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { bookCapture } from '../../orders/repository/tenders.server';
import { securedBy } from '../../orders/tenders/tender-names';
import { onOrder } from '../actions/decide/on-desk.server';
import { beforeMoney, moneyCame } from './money-came.server';

/** `covered`: what goods come to that stand on the order at its store and not on ours. */
type Arrival = {
	readonly id: string;
	readonly orderId: string;
	readonly captured: Minor;
	readonly covered?: Minor;
};

/**
 * Books what a payment of the order's checkout has come to hold at its gateway. An order that waited for it goes on; one
 * that was canceled unpaid in the meantime gives it back (T15). Told again, it changes nothing.
 */
export const bookArrival = (ctx: Ctx, { id, orderId, captured, covered = 0 }: Arrival): Promise<void> =>
	onOrder(ctx, { order: orderId }, async (tx, desk) => {
		const tender = desk.order.tenders.find((one) => one.id === id);
		if (!tender || captured <= tender.captured) return;
		const before = await beforeMoney(tx, desk);
		const amount = captured - securedBy(tender); // what was authorized was counted on already
		await bookCapture(tx, id, captured);
		const data = { amount: captured - tender.captured, currency: desk.order.currency, reference: tender.reference };
		await record(tx, ctx, { name: 'order.payment_arrived', subject: id, orderId, data });
		if (amount > 0) await moneyCame(tx, ctx, desk, { tenderId: id, amount, before, covered });
	});
