import { isOneOf } from '$lib/core/one-of';
import type { Ctx } from '$lib/server/ctx';
import type { OrderView } from '../../../orders/schema';
import { toOrderView } from '../../../orders/view';
import { casesOn } from '../../partner/order-view';
import { onlyDelivers, ownLines } from '../../partner/own-lines';
import { ownPartOfOrder } from '../../partner/own-part';
import { readDesk } from '../../repository/queue/desk.server';
import { ACCEPTED_STATUSES } from '../../status';

/** The order as outsiders see it (whoever delivers some of it, that part), with what its cancellations did to its debt. @throws Refused `order.not_found` */
export async function seeOrder(ctx: Ctx, id: string): Promise<OrderView> {
	const desk = await readDesk(ctx.db, ctx.actor, { order: id });
	const { order, cases } = desk;
	const view = toOrderView(order, {
		cancellations: cases.map(({ id }) => id),
		accepted: cases.filter(({ state }) => isOneOf(ACCEPTED_STATUSES, state)),
		paymentInFlight: false
	});
	if (!onlyDelivers(order, ctx.actor)) return view;
	const lines = ownLines(order, ctx.actor);
	return ownPartOfOrder(view, { lines, charges: order.charges, cases: casesOn(desk, lines).map((it) => it.id) });
}
