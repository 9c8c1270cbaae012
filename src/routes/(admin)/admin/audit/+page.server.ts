import { lookAudit } from '$lib/modules/audit/actions.server';
import { auditFilterIn } from '$lib/modules/audit/asked';
import { page } from '$lib/server/http/page';
import { PAGE_ROWS } from '../list';

export const load = page({}, async (ctx, _params, { url }) => {
	const filter = auditFilterIn(url.searchParams);
	const cursor = url.searchParams.get('at') ?? undefined;
	return { filter, ...(await lookAudit(ctx, { ...filter, cursor, limit: PAGE_ROWS })) };
});
