import type { Ctx } from '$lib/server/ctx';
import { cutsAt, type Dashboard } from '../../dashboard/dashboard';
import { countSince, countWaiting, listNext, listOpenTasks } from '../../repository/queue/dashboard.server';

const ROWS = 6;

/** What waits for whoever looks, and what their day has brought. Everything is asked at once. */
export async function lookAtDashboard({ db, actor, now, timeZone }: Ctx): Promise<Dashboard> {
	const cuts = cutsAt(now, timeZone);
	const [waiting, mine, unassigned, tasks, today] = await Promise.all([
		countWaiting(db, actor.id, cuts),
		listNext(db, actor.id, ROWS),
		listNext(db, null, ROWS),
		listOpenTasks(db, actor.id, ROWS),
		countSince(db, cuts.dayStart)
	]);
	const next =
		mine.length > 0 ? { whose: 'mine' as const, cases: mine } : { whose: 'unassigned' as const, cases: unassigned };
	return { waiting, next, tasks, today };
}
