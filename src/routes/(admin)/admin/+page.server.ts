import { lookAtDashboard } from '$lib/modules/cancellations/actions/look-dashboard.server';
import { page } from '$lib/server/page';

export const load = page({}, (ctx) => lookAtDashboard(ctx));
