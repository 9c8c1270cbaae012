import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { returnView } from '$lib/modules/cancellations/returns/return-view';
import { seeReturn } from '$lib/modules/cancellations/returns/see-returns.server';
import { endpoint } from '$lib/server/http/endpoint';

export const GET = endpoint({
	summary: 'See a return',
	description: 'A seller sees its own lines of it.',
	scope: 'orders:read',
	params: z.object({ id: idOf('ret') }),
	returns: returnView,
	handle: (ctx, { id }) => seeReturn(ctx, id)
});
