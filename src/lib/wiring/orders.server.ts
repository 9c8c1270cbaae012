import type { Ctx } from '$lib/server/ctx';
import { placeOrder, type Source } from '../modules/orders/actions/place.server';
import type { OrderInput } from '../modules/orders/schema';
import { openPayments } from '../modules/payments/gateways/sandbox/payments.server';

/** Takes in one order; what it says was paid at the sandbox gateway is in that gateway's books from then on. */
export const takeInOrder = (ctx: Ctx, input: OrderInput, source: Source): Promise<string> =>
	placeOrder(ctx, input, source, openPayments);
