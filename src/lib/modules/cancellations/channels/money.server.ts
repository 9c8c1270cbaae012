import { sum } from '$lib/core/money';
import type { Ctx } from '$lib/server/ctx';
import { addedThere } from '../../channels/added';
import type { ShopMoney } from '../../channels/connector';
import { paymentName } from '../../channels/payment-name';
import { linesOf } from '../../channels/repository/orders.server';
import { insertTender, tenderByReference, type PaidTender } from '../../orders/repository/tenders.server';
import { bookMovements } from '../actions/money/book-movements.server';
import { onOrder } from '../actions/decide/on-desk.server';
import { bookArrival } from '../balance/arrived.server';
import type { Applying } from './apply.server';

/**
 * Books what an order there says of its money: payments that came since, and every refund and release, ours and those made
 * there. What was put on the order there is paid there too: that is no money nobody waited for. Said again, it changes
 * nothing.
 */
export async function applyMoney(ctx: Ctx, { there, orderId, order }: Applying): Promise<void> {
	const covered = sum(addedThere(order.lines, await linesOf(ctx.db, there)).map(({ worth }) => worth));
	for (const money of order.money) {
		const { connectionId: connection, externalId } = there;
		const reference = paymentName({ connection, order: externalId, payment: money.payment });
		const tender = await tenderOf(ctx, { orderId, reference, money });
		await bookArrival(ctx, { id: tender.id, orderId, captured: money.captured, covered });
		await bookMovements(ctx, { tender, movements: money.movements, confirmed: true }); // one reader at a time
	}
}

type Paid = { readonly orderId: string; readonly reference: string; readonly money: ShopMoney };

/** The payment's tender; one that came after the order was taken in is added, and holds nothing until that is booked. */
const tenderOf = (ctx: Ctx, { orderId, reference, money: { label } }: Paid): Promise<PaidTender> =>
	onOrder(ctx, { order: orderId }, async (tx, desk) => {
		const known = await tenderByReference(tx, 'channel', reference);
		if (known) return { id: known.id, orderId, reference };
		const of = { orderId, position: desk.order.tenders.length, kind: 'card', gateway: 'channel' } as const;
		return { id: await insertTender(tx, ctx, { ...of, reference, label, captured: 0 }), orderId, reference };
	});
