import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { returnView } from '$lib/modules/cancellations/returns/return-view';
import { seeReturns } from '$lib/modules/cancellations/returns/see-returns.server';
import { endpoint, pageOf } from '$lib/server/http/endpoint';

export const GET = endpoint({
	summary: 'List what is or was to come back of an order, oldest first',
	description:
		'Goods that had left when their buyer withdrew from the contract. A seller sees those of its own lines. All of ' +
		'them are on this page.',
	scope: 'orders:read',
	params: z.object({ id: idOf('ord') }),
	returns: pageOf(returnView),
	handle: async (ctx, { id }) => ({ items: await seeReturns(ctx, id), next: null })
});
