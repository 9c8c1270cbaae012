import { lookAtTasks } from '$lib/modules/cancellations/actions/look/look-tasks.server';
import { TASK_TABS } from '$lib/modules/cancellations/dashboard/task-tabs';
import { page } from '$lib/server/http/page';
import { listed, PAGE_ROWS } from '../list';

export const load = page({}, async (ctx, _params, { url }) => {
	const { tab, cursor } = listed(url, TASK_TABS, 'all');
	return { tab, ...(await lookAtTasks(ctx, { tab, cursor, limit: PAGE_ROWS })) };
});
