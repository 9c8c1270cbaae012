import { z } from 'zod';
import { readDesk } from '$lib/modules/cancellations/repository/queue/desk.server';
import { orderPage } from '$lib/modules/cancellations/shopper/order/order-page';
import { page } from '$lib/server/http/page';
import { cancelActions } from '$lib/wiring/cancel-order.server';
import { guestOf, namedGuestOf } from '$lib/wiring/door/guest.server';
import type { Actions, RequestEvent } from './$types';

export const load = page({ token: z.string().max(200) }, async (asked, { token }) => {
	const { ctx, order } = await guestOf(asked, token);
	return { order: orderPage(await readDesk(ctx.db, ctx.actor, { order }), ctx) };
});

export const actions = cancelActions(async ({ locals, params: { token } }: RequestEvent) => ({
	ctx: (await namedGuestOf(locals.ctx, token)).ctx,
	caseHref: (number) => `/order/${token}/cancellations/${number}`
})) satisfies Actions;
