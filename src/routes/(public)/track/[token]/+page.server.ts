import { z } from 'zod';
import { linkActor } from '$lib/core/actor';
import { readDesk } from '$lib/modules/cancellations/repository/queue/desk.server';
import { BANK_SCHEMES } from '$lib/modules/cancellations/shopper/bank/bank-form';
import { m } from '$lib/paraglide/messages';
import { openLink } from '$lib/modules/tracking/links.server';
import { withActor, type Ctx } from '$lib/server/ctx';
import { page } from '$lib/server/http/page';
import { followActions, followed } from '$lib/wiring/live/follow.server';
import { NEWS } from '../../../frame/live/depends';
import type { Actions, RequestEvent } from './$types';

/** The one case a link opens. Mail scanners follow links, so GET only looks. */
export const load = page({ token: z.string().max(200) }, async (ctx, { token }, { url, depends }) => {
	depends(NEWS);
	const id = await openLink(ctx.db, token, ctx.now);
	return {
		it: await followed(byLink(ctx, id, ''), { cancellation: id }, url),
		keepPrivate: m.track_private(),
		bank: BANK_SCHEMES.find((scheme) => scheme === url.searchParams.get('bank')) ?? null
	};
});

const byLink = (ctx: Ctx, id: string, name: string) => withActor(ctx, linkActor(id, name));

/** Whoever holds the link acts in the name the order was placed under. */
export const actions: Actions = followActions(async ({ locals: { ctx }, params }: RequestEvent) => {
	const id = await openLink(ctx.db, params.token, ctx.now);
	const { order } = await readDesk(ctx.db, linkActor(id, ''), { cancellation: id });
	return { ctx: byLink(ctx, id, order.name), id };
});
