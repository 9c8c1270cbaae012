import { lookAudit } from '$lib/modules/audit/actions.server';
import { auditFilterOf } from '$lib/modules/audit/filter';
import { page } from '$lib/server/page';
import { PAGE_ROWS } from '../list';

export const load = page({}, async (ctx, _params, { url }) => {
	const filter = auditFilterOf(url);
	const cursor = url.searchParams.get('at') ?? undefined;
	return { filter, ...(await lookAudit(ctx, { ...filter, cursor, limit: PAGE_ROWS })) };
});
