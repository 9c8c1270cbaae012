import { rotateSecret } from '$lib/modules/webhooks/actions/secret.server';
import { seeEndpoint } from '$lib/modules/webhooks/repository/seen.server';
import { rotation } from '$lib/modules/webhooks/schema';
import { webhookEndpoint } from '$lib/modules/webhooks/view';
import { endpoint } from '$lib/server/http/endpoint';
import { endpointNamed } from '../../step';

export const POST = endpoint({
	summary: 'Make a new secret',
	description: 'The old one signs too for a day, or with `"old": "now"` not at all. `GET …/secret` tells the new one.',
	scope: 'webhooks:write',
	params: endpointNamed,
	body: rotation.omit({ id: true }),
	returns: webhookEndpoint,
	handle: async (ctx, { id, old }) => {
		await rotateSecret(ctx, { id, old });
		return seeEndpoint(ctx, id);
	}
});
