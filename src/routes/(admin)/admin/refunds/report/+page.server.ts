import { lookAtReport } from '$lib/modules/cancellations/actions/look/look-report.server';
import { page } from '$lib/server/http/page';

export const load = page({}, (ctx, _params, { url }) => lookAtReport(ctx, url.searchParams));
