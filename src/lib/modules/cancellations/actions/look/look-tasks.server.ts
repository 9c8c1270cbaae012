import type { Ctx } from '$lib/server/ctx';
import type { TaskTab } from '../../dashboard/task-tabs';
import { countTasks, listOpenTasks } from '../../repository/dashboard/tasks.server';

type Asked = { readonly tab: TaskTab; readonly cursor: string | undefined; readonly limit: number };

/** What people were asked to do, and how much there is of each sort. Both are asked at once. */
export async function lookAtTasks({ db, actor }: Ctx, asked: Asked) {
	const [sheet, counts] = await Promise.all([
		listOpenTasks(db, { ...asked, staffId: actor.id }),
		countTasks(db, actor.id)
	]);
	return { ...sheet, counts };
}
