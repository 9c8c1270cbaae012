import { connectionView, newConnection } from '$lib/modules/channels/schema';
import { endpoint } from '$lib/server/http/endpoint';
import { connect, seeConnection } from '$lib/wiring/channels/connections.server';

export const POST = endpoint({
	summary: 'Connect a store',
	scope: 'connections:write',
	body: newConnection,
	returns: connectionView,
	status: 201,
	handle: async (ctx, input) => seeConnection(ctx, { id: await connect(ctx, input) })
});
