import { z } from 'zod';
import { readDesk } from '$lib/modules/cancellations/repository/queue/desk.server';
import { orderPage } from '$lib/modules/cancellations/shopper/order/order-page';
import { page } from '$lib/server/http/page';
import { cancelActions } from '$lib/wiring/cancel-order.server';
import type { Actions, RequestEvent } from './$types';

export const load = page({ number: z.string().max(100) }, async (ctx, { number }) => ({
	order: orderPage(await readDesk(ctx.db, ctx.actor, { orderNumber: number }), ctx)
}));

export const actions = cancelActions(async ({ locals: { ctx } }: RequestEvent) => ({
	ctx,
	caseHref: (number) => `/account/cancellations/${number}`
})) satisfies Actions;
