import { isOneOf } from '$lib/core/one-of';
import type { Ctx } from '$lib/server/ctx';
import { CONNECTOR_NAMES } from '../../../channels/connectors/names';
import { storesOf } from '../../../channels/repository/stores.server';
import { interceptsOf } from '../../repository/intercepts.server';
import { returnsOf } from '../../repository/returns.server';
import { readDesk, type Wanted } from '../../repository/queue/desk.server';
import { hasLeft } from '../../returns/return-guide';
import { storesSaid } from '../../suppliers/store-said';
import { orderPage, type OrderPage } from './order-page';

/** An order for its own page: two round trips, and one more where something of it has left or was withdrawn from, or a store took it. */
export async function ownOrder(ctx: Ctx, wanted: Wanted): Promise<OrderPage> {
	const desk = await readDesk(ctx.db, ctx.actor, wanted);
	const left = desk.order.lines.some(hasLeft);
	const withdrawn = desk.cases.some(({ origin }) => origin === 'withdrawal');
	const [intercepts, returns, stores] = await Promise.all([
		left ? interceptsOf(ctx.db, desk.order.id) : [],
		left || withdrawn ? returnsOf(ctx.db, desk.order.id) : [],
		isOneOf(CONNECTOR_NAMES, desk.order.channel) ? storesOf(ctx.db, desk.order.id) : []
	]);
	return orderPage(desk, ctx, { intercepts, returns, stores: storesSaid(stores) });
}
