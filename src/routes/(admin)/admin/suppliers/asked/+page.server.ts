import { listWaiting } from '$lib/modules/suppliers/repository/waiting.server';
import { page } from '$lib/server/http/page';
import { PAGE_ROWS } from '../../list';

export const load = page({}, async ({ db, now }, _params, { url: { searchParams } }) => {
	const late = searchParams.get('late') === '1';
	const supplier = searchParams.get('supplier') ?? undefined;
	const cursor = searchParams.get('at') ?? undefined;
	const sheet = await listWaiting(db, { cursor, limit: PAGE_ROWS, supplier, ...(late ? { lateAt: now } : {}) });
	return { ...sheet, late, supplier, now };
});
