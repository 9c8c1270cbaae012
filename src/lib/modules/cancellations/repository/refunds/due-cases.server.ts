import { sql, type SQL } from 'drizzle-orm';
import type { Cuts } from '../../dashboard/dashboard';
import type { DueWhen } from '../../queue/queue-choices';
import { cancellations } from '../../tables.server';

/** Ids of the cases that are overdue, or due before the reader's midnight: a count and the list behind it ask the same. */
export function dueCases(when: DueWhen, { now, dayEnd, lateBefore, lateTonight }: Cuts): SQL {
	const asked =
		when === 'overdue'
			? sql`c.deadline_at < ${at(lateBefore)}`
			: sql`c.deadline_at >= ${at(lateBefore)} and c.deadline_at < ${at(lateTonight)}`;
	const promised =
		when === 'overdue'
			? sql`c.deadline_at < ${at(now)}`
			: sql`c.deadline_at >= ${at(now)} and c.deadline_at < ${at(dayEnd)}`;
	return sql`(select c.id from ${cancellations} c where c.state = 'requested' and ${asked}
		union all select c.id from ${cancellations} c where ${owing} and ${promised})`;
}

/** Let go, and money of it still waits for somebody or for its day. */
const owing = sql`c.state = 'in_progress' and c.released_at is not null and exists
	(select 1 from refunds r where r.cancellation_id = c.id and r.state in ('planned', 'on_hold'))`;

const at = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;
