import { demand } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { EdiOrder } from '../../../channels/edi/message';
import { acceptedOrder, orderFrom, refusedEdi } from '../../../channels/edi/partner/order-in';
import { keepLineNumbers } from '../../../channels/repository/edi-lines.server';
import { OPENINGS } from '../../../imports/openings.server';
import { placeOrderIn, toNewOrder } from '../../../orders/actions/place.server';
import { dayOf, queueEdi } from './queue.server';
import type { Outcome, Working } from './working.server';
import { tried } from './tried.server';

/** An order of a buyer's: taken in and accepted, or refused with the reason. */
export async function takeOrder(tx: Tx, ctx: Ctx, order: EdiOrder, { partner, key }: Working): Promise<Outcome> {
	const done = await tried(tx, ctx, async (inner, mine) => {
		const input = demand(orderFrom(order, partner, ctx.now));
		const source = { channel: 'edi', partner: partner.name };
		const orderId = await placeOrderIn(inner, mine, toNewOrder(input, source), OPENINGS);
		const numbers = order.lines.map(({ line }) => line);
		await keepLineNumbers(inner, orderId, numbers);
		return { orderId };
	});
	const day = dayOf(ctx);
	const message = done.why === undefined ? acceptedOrder(order, day) : refusedEdi('order', order.number, day, done.why);
	await queueEdi(tx, ctx, partner, { key: `${key}:answer`, message, orderId: done.orderId ?? null });
	return done;
}
