import { z } from 'zod';
import { sendAgain } from '$lib/modules/webhooks/actions/send.server';
import { seeDelivery } from '$lib/modules/webhooks/repository/seen.server';
import { deliveryTarget } from '$lib/modules/webhooks/schema';
import { webhookDelivery } from '$lib/modules/webhooks/view';
import { endpoint } from '$lib/server/http/endpoint';

export const POST = endpoint({
	summary: 'Send a message again, by the id its receiver knows',
	scope: 'webhooks:write',
	params: deliveryTarget,
	body: z.object({}),
	returns: webhookDelivery,
	handle: async (ctx, { id }) => {
		await sendAgain(ctx, { id });
		return seeDelivery(ctx, id);
	}
});
