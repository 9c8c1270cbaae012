import { z } from 'zod';
import { connectionView, newConnection } from '$lib/modules/channels/schema';
import { endpoint, pageOf } from '$lib/server/http/endpoint';
import { connect } from '$lib/wiring/channels/connections.server';
import { pageOfConnections, seeConnection } from '$lib/wiring/channels/seen.server';

const PAGE = 25;

export const GET = endpoint({
	summary: 'List connections, oldest first',
	scope: 'connections:read',
	query: z.object({ cursor: z.string().max(200).optional() }),
	returns: pageOf(connectionView),
	handle: (ctx, query) => pageOfConnections(ctx, { ...query, limit: PAGE })
});

export const POST = endpoint({
	summary: 'Connect a store, or a partner who speaks EDI',
	description:
		'Which `credentials` a kind takes is said by what it refuses. With the role `seller`, `credentials.supplier` names the supplier whose store it is, or who speaks EDI, and that supplier is asked there from then on. Left out, a store is of the supplier of the connection’s own name, and one that is not known yet is made; for EDI it has to be known. A store is not asked yet whether it lets us in, and does not tell us of anything: `POST …/test` does both.',
	scope: 'connections:write',
	body: newConnection,
	returns: connectionView,
	status: 201,
	handle: async (ctx, input) => seeConnection(ctx, { id: await connect(ctx, input) })
});
