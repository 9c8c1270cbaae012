import { demandManager } from '$lib/modules/channels/actions/rights.server';
import { listConnections } from '$lib/modules/channels/repository/connections.server';
import { listPartners } from '$lib/modules/channels/repository/edi-partners.server';
import { page } from '$lib/server/http/page';
import { connectorLabel } from '$lib/wiring/channels/connections.server';

const MOST = 50;
const MOST_PARTNERS = 200;

export const load = page({}, async (ctx) => {
	demandManager(ctx);
	const [rows, partners] = await Promise.all([listConnections(ctx.db, MOST), listPartners(ctx.db, MOST_PARTNERS)]);
	return {
		mayAdd: ctx.actor.rights.has('own'),
		partners,
		items: rows.map((one) => ({ ...one, label: connectorLabel(one.connector) }))
	};
});
