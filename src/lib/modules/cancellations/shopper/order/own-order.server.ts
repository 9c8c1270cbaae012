import type { Ctx } from '$lib/server/ctx';
import { interceptsOf } from '../../repository/intercepts.server';
import { readDesk, type Wanted } from '../../repository/queue/desk.server';
import { hasLeft } from '../../returns/return-guide';
import { orderPage, type OrderPage } from './order-page';

/** An order for its own page: two round trips, and one more where something of it has left. */
export async function ownOrder(ctx: Ctx, wanted: Wanted): Promise<OrderPage> {
	const desk = await readDesk(ctx.db, ctx.actor, wanted);
	const left = desk.order.lines.some(hasLeft);
	return orderPage(desk, ctx, left ? await interceptsOf(ctx.db, desk.order.id) : []);
}
