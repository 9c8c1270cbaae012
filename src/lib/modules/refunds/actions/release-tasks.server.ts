import type { EventName } from '$lib/core/events';
import type { Tx } from '$lib/server/db';
import { closeTasks } from '../../orders/repository/tasks.server';
import { RELEASE_TASKS } from '../../orders/tasks';
import type { Refund } from '../repository.server';
import { waitsForRelease } from '../repository/held.server';

/** Nobody has to let go any more of what moved on; `rows` are as they were before, and written by now. */
export async function closeReleaseTasks(tx: Tx, rows: readonly Refund[], event: EventName): Promise<void> {
	const cases = new Set(rows.flatMap(({ needsRelease, cancellationId }) => (needsRelease ? cancellationId : [])));
	for (const cancellationId of cases)
		if (!(await waitsForRelease(tx, cancellationId)))
			await closeTasks(tx, { cancellationId, kinds: RELEASE_TASKS }, event);
}
