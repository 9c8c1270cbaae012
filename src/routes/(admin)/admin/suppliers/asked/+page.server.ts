import { listWaiting } from '$lib/modules/suppliers/repository/waiting.server';
import { page } from '$lib/server/page';
import { PAGE_ROWS } from '../../list';

export const load = page({}, async ({ db, now }, _params, { url }) => ({
	...(await listWaiting(db, { cursor: url.searchParams.get('at') ?? undefined, limit: PAGE_ROWS })),
	now
}));
