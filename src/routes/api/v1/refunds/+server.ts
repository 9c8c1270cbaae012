import { z } from 'zod';
import { pageOfRefunds } from '$lib/modules/refunds/repository/list.server';
import { REFUND_STATES } from '$lib/modules/refunds/status';
import { refund } from '$lib/modules/refunds/view';
import { endpoint, pageOf } from '$lib/server/http/endpoint';

const PAGE = 50;

export const GET = endpoint({
	summary: 'List refunds, newest first',
	scope: 'refunds:read',
	query: z.object({ state: z.enum(REFUND_STATES).optional(), cursor: z.string().max(200).optional() }),
	returns: pageOf(refund),
	handle: (ctx, query) => pageOfRefunds(ctx.db, { ...query, limit: PAGE })
});
