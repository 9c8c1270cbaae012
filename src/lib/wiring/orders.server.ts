import type { Ctx } from '$lib/server/ctx';
import { placeOrder, type Source } from '../modules/orders/actions/place.server';
import { acceptedOn, holdersOn } from '../modules/cancellations/repository/accepted.server';
import { fulfill as fulfillWith, type FulfillInput } from '../modules/orders/actions/fulfill.server';
import type { OrderInput } from '../modules/orders/schema';
import { OPENINGS } from '../modules/imports/openings.server';

/** Takes in one order; what it says was paid at the sandbox, or gave its shopper, is in those books from then on. */
export const takeInOrder = (ctx: Ctx, input: OrderInput, source: Source): Promise<string> =>
	placeOrder(ctx, input, source, OPENINGS);

/** Books what the warehouse did; an order that is owed for is held. */
export const fulfill = (ctx: Ctx, input: FulfillInput): Promise<void> =>
	fulfillWith(ctx, input, { accepted: acceptedOn, holders: holdersOn });
