import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { freezeOrder } from '../freeze';
import { insertOrders, type NewOrder, type Openings } from '../repository/write.server';
import type { OrderInput } from '../schema';
import { stepOfAll } from '../tenders/tender-steps';

/** Where an order came in. `partner`: the buyer whose key posted it. */
export type Source = { readonly channel: string; readonly partner: string | null };

/** Freezes the money of an order. @throws Refused when its amounts do not add up */
export const toNewOrder = (input: OrderInput, { channel, partner }: Source): NewOrder => ({
	channel,
	partner,
	input,
	frozen: demand(freezeOrder({ ...input, step: stepOfAll(input.currency, input.tenders) }))
});

/**
 * Takes in one order, from whoever may bring one.
 * @returns its id
 * @throws Refused `order.number_taken` when another order has the number
 */
export async function placeOrder(ctx: Ctx, input: OrderInput, source: Source, openings: Openings): Promise<string> {
	const order = toNewOrder(input, source);
	return ctx.db.transaction(async (tx) => {
		const { orders } = await insertOrders(tx, ctx, [order], openings);
		const [placed] = orders;
		if (!placed) throw new Refused('order.number_taken', { number: input.number });
		return placed.id;
	});
}
