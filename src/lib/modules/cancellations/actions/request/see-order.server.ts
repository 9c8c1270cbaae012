import { isOneOf } from '$lib/core/one-of';
import type { Ctx } from '$lib/server/ctx';
import type { OrderView } from '../../../orders/schema';
import { toOrderView } from '../../../orders/view';
import { readDesk } from '../../repository/queue/desk.server';
import { ACCEPTED_STATUSES } from '../../status';

/** The order as outsiders see it, with what its cancellations did to its debt. @throws Refused `order.not_found` */
export async function seeOrder(ctx: Ctx, id: string): Promise<OrderView> {
	const { order, cases } = await readDesk(ctx.db, ctx.actor, { order: id });
	return toOrderView(order, {
		cancellations: cases.map(({ id }) => id),
		accepted: cases.filter(({ state }) => isOneOf(ACCEPTED_STATUSES, state)),
		paymentInFlight: false
	});
}
