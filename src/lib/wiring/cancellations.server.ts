import type { Ctx } from '$lib/server/ctx';
import { request, type Filed } from '../modules/cancellations/actions/request/request.server';
import { stateOf } from '../modules/cancellations/money/order-money';
import { readDesk } from '../modules/cancellations/repository/queue/desk.server';
import type { RequestInput } from '../modules/cancellations/schema';
import { isUnpaidForSure } from './ask.server';
import { closeBegun } from './pay/payments.server';

/** Files a cancellation. Where the order is believed unpaid, its gateways are asked first whether that is so, and what was begun to be paid is closed (T2). */
export async function requestCancellation(ctx: Ctx, input: RequestInput): Promise<Filed> {
	const desk = await readDesk(ctx.db, ctx.actor, { order: input.order });
	const unpaid =
		stateOf(desk) === 'awaiting_payment' &&
		(await isUnpaidForSure(ctx, desk.order)) &&
		(await closeBegun(ctx, desk.order.id));
	return request(ctx, input, { unpaid });
}
