import { lookAtInsights } from '$lib/modules/insights/look.server';
import { page } from '$lib/server/http/page';

export const load = page({}, (ctx, _params, { url }) => lookAtInsights(ctx, url.searchParams));
