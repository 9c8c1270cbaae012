import { z } from 'zod';
import { pageOfDeliveries } from '$lib/modules/webhooks/repository/seen.server';
import { DELIVERY_STATES } from '$lib/modules/webhooks/states';
import { webhookDelivery } from '$lib/modules/webhooks/view';
import { endpoint, pageOf } from '$lib/server/http/endpoint';
import { endpointNamed } from '../../step';

const PAGE = 50;

export const GET = endpoint({
	summary: 'List what was and is sent there, newest first',
	description: 'What was delivered or given up is kept for 30 days.',
	scope: 'webhooks:read',
	params: endpointNamed,
	query: z.object({ state: z.enum(DELIVERY_STATES).optional(), cursor: z.string().max(200).optional() }),
	returns: pageOf(webhookDelivery),
	handle: (ctx, { id, ...query }) => pageOfDeliveries(ctx, { ...query, endpoint: id, limit: PAGE })
});
