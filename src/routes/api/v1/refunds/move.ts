import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { seeRefund } from '$lib/modules/refunds/repository/list.server';
import { refundNote } from '$lib/modules/refunds/schema';
import { refund } from '$lib/modules/refunds/view';
import type { Ctx } from '$lib/server/ctx';
import { endpoint } from '$lib/server/http/endpoint';

type Named = { readonly id: string; readonly reason?: string | undefined };

export const refundNamed = z.object({ id: idOf('rfd') });

/** One thing to do with one refund. Answers the refund to watch from then on: a new try is a new one. */
export const moving = (summary: string, act: (ctx: Ctx, input: Named) => Promise<string | void>) =>
	endpoint({
		summary,
		scope: 'refunds:write',
		params: refundNamed,
		body: refundNote,
		returns: refund,
		handle: async (ctx, { id, reason }) => seeRefund(ctx.db, (await act(ctx, { id, reason })) ?? id)
	});
