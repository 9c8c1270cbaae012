import { z } from 'zod';
import { sendTest } from '$lib/modules/webhooks/actions/send.server';
import { seeDelivery } from '$lib/modules/webhooks/repository/seen.server';
import { webhookDelivery } from '$lib/modules/webhooks/view';
import { endpoint } from '$lib/server/http/endpoint';
import { endpointNamed } from '../../step';

export const POST = endpoint({
	summary: 'Send a message that only tries',
	scope: 'webhooks:write',
	params: endpointNamed,
	body: z.object({}),
	returns: webhookDelivery,
	status: 201,
	handle: async (ctx, { id }) => seeDelivery(ctx, await sendTest(ctx, { id }))
});
