import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { Refused } from '$lib/core/refusal';
import { look } from '$lib/modules/cancellations/actions/look/look.server';
import { requestCancellation } from '$lib/wiring/cancellations.server';
import { cancellation } from '$lib/modules/cancellations/case-view';
import { listCases } from '$lib/modules/cancellations/repository/queue/list.server';
import { requestInput } from '$lib/modules/cancellations/schema';
import { STATUSES } from '$lib/modules/cancellations/status';
import { endpoint, pageOf } from '$lib/server/http/endpoint';

const PAGE = 50;
const FOR_WHOM = { pointer: '#/on_behalf_of', detail: 'staff ask only on behalf of the customer' };

export const GET = endpoint({
	summary: 'List cancellations, the last deadline first',
	scope: 'cancellations:read',
	query: z.object({
		state: z.enum(STATUSES).optional(),
		order: idOf('ord').optional(),
		cursor: z.string().max(200).optional()
	}),
	returns: pageOf(cancellation),
	handle: (ctx, query) => listCases(ctx.db, ctx.actor, { ...query, limit: PAGE })
});

export const POST = endpoint({
	summary: 'Cancel units of an order, or ask for it on behalf of the customer',
	scope: 'cancellations:write',
	body: requestInput,
	returns: cancellation,
	status: 201,
	handle: async (ctx, input) => {
		const unsaid = ctx.actor.kind === 'staff' && input.ask && !input.on_behalf_of;
		if (unsaid) throw new Refused('request.invalid', { errors: [FOR_WHOM] });
		const { id } = await requestCancellation(ctx, input);
		return look(ctx, { cancellation: id });
	}
});
