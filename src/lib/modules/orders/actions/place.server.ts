import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { freezeOrder } from '../freeze';
import { mayBring } from '../from-partner';
import { insertOrders } from '../repository/write/write.server';
import type { NewOrder, Openings } from '../repository/write/new-order';
import type { OrderInput } from '../schema';
import { stepOfAll } from '../tenders/tender-steps';

/**
 * Where an order came in. `partner`: the buyer whose key posted it; `payer`: who took its money, where that is the store it
 * came from and no gateway of ours.
 */
export type Source = { readonly channel: string; readonly partner: string | null; readonly payer?: 'channel' };

/** Freezes the money of an order. @throws Refused when its amounts do not add up */
export const toNewOrder = (input: OrderInput, { channel, partner, payer }: Source): NewOrder => ({
	channel,
	partner,
	...(payer === undefined ? {} : { payer }),
	input,
	frozen: demand(freezeOrder({ ...input, step: stepOfAll(input.currency, input.tenders) }))
});

/**
 * Takes in one order, from whoever may bring one.
 * @returns its id
 * @throws Refused `order.number_taken` when another order has the number, `order.payment_taken` when it has the payment,
 *   `partner.payment_not_offered`, `partner.benefit_not_offered`, `partner.progress_not_offered` for what is not a
 *   partner's to say
 */
export const placeOrder = (ctx: Ctx, input: OrderInput, source: Source, openings: Openings): Promise<string> =>
	ctx.db.transaction((tx) => placeOrderIn(tx, ctx, toNewOrder(input, source), openings));

/** The same as a part of a transaction that is open. */
export async function placeOrderIn(tx: Tx, ctx: Ctx, order: NewOrder, openings: Openings): Promise<string> {
	if (ctx.actor.kind === 'partner') demand(mayBring(order.input));
	const { orders } = await insertOrders(tx, ctx, [order], openings);
	const [placed] = orders;
	if (!placed) throw new Refused('order.number_taken', { number: order.input.number });
	return placed.id;
}
