import type { Ctx } from '$lib/server/ctx';
import { cutsAt, type Dashboard } from '../../dashboard/dashboard';
import { countSince, countWaiting, listNext } from '../../repository/dashboard/dashboard.server';
import { listOpenTasks } from '../../repository/dashboard/tasks.server';

const ROWS = 6;

/** What waits for whoever looks, and what their day has brought. Everything is asked at once. */
export async function lookAtDashboard({ db, actor, now, timeZone }: Ctx): Promise<Dashboard> {
	const cuts = cutsAt(now, timeZone);
	const [waiting, mine, unassigned, tasks, today] = await Promise.all([
		countWaiting(db, actor.id, cuts),
		listNext(db, actor.id, ROWS),
		listNext(db, null, ROWS),
		listOpenTasks(db, { tab: 'all', staffId: actor.id, limit: ROWS }),
		countSince(db, cuts.dayStart)
	]);
	const next =
		mine.length > 0 ? { whose: 'mine' as const, cases: mine } : { whose: 'unassigned' as const, cases: unassigned };
	return { waiting, next, tasks: tasks.items, today };
}
