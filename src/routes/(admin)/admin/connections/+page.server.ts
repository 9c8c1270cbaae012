import { demandManager } from '$lib/modules/channels/actions/rights.server';
import { listConnections } from '$lib/modules/channels/repository/connections.server';
import { page } from '$lib/server/http/page';
import { connectorLabel } from '$lib/wiring/channels/connections.server';

const MOST = 50;

export const load = page({}, async (ctx) => {
	demandManager(ctx);
	const rows = await listConnections(ctx.db, MOST);
	return {
		mayAdd: ctx.actor.rights.has('own'),
		items: rows.map((one) => ({ ...one, label: connectorLabel(one.connector) }))
	};
});
