import { lookAtDashboard } from '$lib/modules/cancellations/actions/look/look-dashboard.server';
import { page } from '$lib/server/http/page';
import { DESK } from '../../frame/live/depends';

export const load = page({}, (ctx, _params, { depends }) => {
	depends(DESK);
	return lookAtDashboard(ctx);
});
