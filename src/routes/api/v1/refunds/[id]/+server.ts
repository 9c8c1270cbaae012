import { seeRefund } from '$lib/modules/refunds/repository/list.server';
import { refund } from '$lib/modules/refunds/view';
import { endpoint } from '$lib/server/http/endpoint';
import { refundNamed } from '../move';

export const GET = endpoint({
	summary: 'See a refund',
	scope: 'refunds:read',
	params: refundNamed,
	returns: refund,
	handle: (ctx, { id }) => seeRefund(ctx.db, id)
});
