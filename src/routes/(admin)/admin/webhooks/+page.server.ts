import { demandManager } from '$lib/modules/webhooks/actions/rights.server';
import { listEndpoints } from '$lib/modules/webhooks/repository/endpoints.server';
import { page } from '$lib/server/http/page';

const MOST = 50;

export const load = page({}, async (ctx, _params, { url }) => {
	demandManager(ctx);
	return {
		items: await listEndpoints(ctx.db, { actor: ctx.actor, limit: MOST }),
		removed: url.searchParams.has('removed')
	};
});
