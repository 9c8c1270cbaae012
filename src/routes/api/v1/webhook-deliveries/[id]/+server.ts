import { seeDeliveryLog } from '$lib/modules/webhooks/repository/seen.server';
import { deliveryTarget } from '$lib/modules/webhooks/schema';
import { webhookDeliveryLog } from '$lib/modules/webhooks/view';
import { endpoint } from '$lib/server/http/endpoint';

export const GET = endpoint({
	summary: 'See a delivery with what was sent and each try of it',
	scope: 'webhooks:read',
	params: deliveryTarget,
	returns: webhookDeliveryLog,
	handle: (ctx, { id }) => seeDeliveryLog(ctx, id)
});
