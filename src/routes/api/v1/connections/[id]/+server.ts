import { connectionPatch, connectionView } from '$lib/modules/channels/schema';
import { endpoint } from '$lib/server/http/endpoint';
import { changeConnected } from '$lib/wiring/channels/connections.server';
import { removeConnection } from '$lib/wiring/channels/remove.server';
import { seeConnection } from '$lib/wiring/channels/seen.server';
import { connectionNamed } from '../named';

export const GET = endpoint({
	summary: 'See a connection',
	scope: 'connections:read',
	params: connectionNamed,
	returns: connectionView,
	handle: seeConnection
});

export const PATCH = endpoint({
	summary: 'Change the name, the credentials or the address of a connection, pause it or go on',
	description:
		'What is left out stays. Credentials are changed one by one; a changed signing secret leaves the old one good for a day. An EDI partner keeps its name, and has no address.',
	scope: 'connections:write',
	params: connectionNamed,
	body: connectionPatch,
	returns: connectionView,
	versioned: true,
	handle: async (ctx, input) => {
		await changeConnected(ctx, input);
		return seeConnection(ctx, input);
	}
});

export const DELETE = endpoint({
	summary: 'Remove a connection with its keys and its messages',
	description: 'Its orders stay. Refused while cancellations of them are open. Answers what it was.',
	scope: 'connections:write',
	params: connectionNamed,
	returns: connectionView,
	versioned: true,
	handle: async (ctx, input) => {
		const was = await seeConnection(ctx, input);
		await removeConnection(ctx, input);
		return was;
	}
});
