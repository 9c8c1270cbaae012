import { guestActor } from '$lib/core/actor';
import { lookAtLink } from '$lib/modules/accounts/links/links.server';
import { nameOn } from '$lib/modules/orders/repository/joining.server';
import { withActor, type Ctx } from '$lib/server/ctx';

/** Whoever holds the link to an order: they may see that one, and act on it in the name it was placed under. */
export type Guest = { readonly ctx: Ctx; readonly order: string };

/** @throws Refused `link.unknown`, `link.expired` */
export async function guestOf(ctx: Ctx, token: string): Promise<Guest> {
	const { subject } = await lookAtLink(ctx.db, ctx, token, 'open_order');
	return { ctx: withActor(ctx, guestActor(subject, '')), order: subject };
}

/** The same for a write, which is recorded by name. */
export async function namedGuestOf(ctx: Ctx, token: string): Promise<Guest> {
	const { order } = await guestOf(ctx, token);
	return { ctx: withActor(ctx, guestActor(order, await nameOn(ctx.db, order))), order };
}
