import type { Ctx } from '$lib/server/ctx';
import { request, type Filed } from '../modules/cancellations/actions/request.server';
import { stateOf } from '../modules/cancellations/order-money';
import { readDesk } from '../modules/cancellations/repository/desk.server';
import type { RequestInput } from '../modules/cancellations/schema';
import { isUnpaidForSure } from './ask.server';

/** Files a cancellation. Where the order is believed unpaid, its gateways are asked first whether that is so (T2). */
export async function requestCancellation(ctx: Ctx, input: RequestInput): Promise<Filed> {
	const desk = await readDesk(ctx.db, ctx.actor, { order: input.order });
	const unpaid = stateOf(desk) === 'awaiting_payment' && (await isUnpaidForSure(ctx, desk.order));
	return request(ctx, input, { unpaid });
}
