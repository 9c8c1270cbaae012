import { changeEndpoint, removeEndpoint } from '$lib/modules/webhooks/actions/endpoints.server';
import { seeEndpoint } from '$lib/modules/webhooks/repository/seen.server';
import { endpointPatch } from '$lib/modules/webhooks/schema';
import { webhookEndpoint } from '$lib/modules/webhooks/view';
import { endpoint } from '$lib/server/http/endpoint';
import { demandOutside } from '$lib/wiring/ask.server';
import { endpointNamed } from '../step';

export const GET = endpoint({
	summary: 'See an endpoint',
	scope: 'webhooks:read',
	params: endpointNamed,
	returns: webhookEndpoint,
	handle: (ctx, { id }) => seeEndpoint(ctx, id)
});

export const PATCH = endpoint({
	summary: 'Change the name, the address or the events of an endpoint',
	scope: 'webhooks:write',
	params: endpointNamed,
	body: endpointPatch,
	returns: webhookEndpoint,
	handle: async (ctx, { id, name, address, events }) => {
		if (address !== undefined) await demandOutside(address);
		await changeEndpoint(ctx, { id, name, address, events });
		return seeEndpoint(ctx, id);
	}
});

export const DELETE = endpoint({
	summary: 'Remove an endpoint with its deliveries',
	description: 'Answers what it was.',
	scope: 'webhooks:write',
	params: endpointNamed,
	returns: webhookEndpoint,
	handle: async (ctx, { id }) => {
		const was = await seeEndpoint(ctx, id);
		await removeEndpoint(ctx, { id });
		return was;
	}
});
