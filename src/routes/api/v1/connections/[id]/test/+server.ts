import { z } from 'zod';
import { connectionView } from '$lib/modules/channels/schema';
import { endpoint } from '$lib/server/http/endpoint';
import { testConnected } from '$lib/wiring/channels/connections.server';
import { seeConnection } from '$lib/wiring/channels/seen.server';
import { connectionNamed } from '../../named';

export const POST = endpoint({
	summary: 'Try a connection now, and have it tell us what happens',
	scope: 'connections:write',
	params: connectionNamed,
	body: z.object({}),
	returns: connectionView,
	handle: async (ctx, { id }) => {
		await testConnected(ctx, { id });
		return seeConnection(ctx, { id });
	}
});
