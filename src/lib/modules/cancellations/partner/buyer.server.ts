import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { readDesk } from '../repository/queue/desk.server';
import { sideOf } from './side';

/** What only the buyer of a case's order may do on it: to whoever delivers, that part of it is not there. */
export async function demandBuyer(ctx: Ctx, number: string): Promise<void> {
	const { order } = await readDesk(ctx.db, ctx.actor, { number });
	if (sideOf(order, ctx.actor.id) !== 'buyer') throw new Refused('auth.forbidden');
}
