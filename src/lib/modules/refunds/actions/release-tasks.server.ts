import type { EventName } from '$lib/core/events';
import type { Tx } from '$lib/server/db';
import { closeTasks } from '../../orders/repository/tasks.server';
import { OVERDUE_TASKS, RELEASE_TASKS } from '../../orders/tasks';
import type { Refund } from '../repository.server';
import { waitsForRelease } from '../repository/held.server';

/** Nobody has to let go any more of what moved on; `rows` are as they were before, and written by now. */
export async function closeReleaseTasks(tx: Tx, rows: readonly Refund[], event: EventName): Promise<void> {
	const held = rows.filter(({ needsRelease }) => needsRelease);
	for (const { id: refund, cancellationId, overdueToldAt } of held) {
		if (overdueToldAt) await closeTasks(tx, { cancellationId, kinds: OVERDUE_TASKS, refund }, event);
		if (!(await waitsForRelease(tx, cancellationId)))
			await closeTasks(tx, { cancellationId, kinds: RELEASE_TASKS }, event);
	}
}
