import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { keysetOf, sheetOf, type Keyset, type Sheet } from '$lib/server/store/keyset';
import { staff } from '../../../accounts/tables.server';
import { orders, tasks } from '../../../orders/tables.server';
import type { DeskTask } from '../../dashboard/dashboard';
import { kindsOf, TASK_TABS, type TaskTab } from '../../dashboard/task-tabs';
import { COUNTED_UP_TO } from '../../queue/queue';
import { cancellations } from '../../tables.server';

export type TasksInput = {
	readonly tab: TaskTab;
	/** Whose cases are the reader's own. */
	readonly staffId: string;
	readonly cursor?: string | undefined;
	readonly limit: number;
};

/** One page of what people were asked to do, the oldest first. One statement. */
export async function listOpenTasks(tx: Tx, input: TasksInput): Promise<Sheet<DeskTask>> {
	const from = keysetOf(input.cursor);
	return sheetOf(await rowsOf(tx, input, from), from, input.limit, ({ createdAt }) => createdAt);
}

function rowsOf(tx: Tx, { tab, staffId, limit }: TasksInput, from: Keyset | undefined): Promise<DeskTask[]> {
	const order = from?.way === 'newer' ? desc : asc;
	return tx
		.select({
			id: tasks.id,
			kind: tasks.kind,
			facts: tasks.facts,
			dueAt: tasks.dueAt,
			createdAt: tasks.createdAt,
			orderNumber: orders.number,
			currency: orders.currency,
			caseNumber: cancellations.number,
			assignee: staff.name,
			mine: sql<boolean>`coalesce(${cancellations.assigneeId} = ${staffId}, false)`
		})
		.from(tasks)
		.innerJoin(orders, eq(orders.id, tasks.orderId))
		.leftJoin(cancellations, eq(cancellations.id, tasks.cancellationId))
		.leftJoin(staff, eq(staff.id, cancellations.assigneeId))
		.where(and(eq(tasks.state, 'open'), inTab(tab, staffId), from && beyond(from)))
		.orderBy(order(tasks.createdAt), order(tasks.id))
		.limit(limit + 1);
}

/** The list runs from old to new, so that its way on leads to what came later. */
function beyond({ way, at, id }: Keyset): SQL {
	const place = sql`(${at.toISOString()}::timestamptz, ${id})`;
	const row = sql`(${tasks.createdAt}, ${tasks.id})`;
	return way === 'newer' ? sql`${row} < ${place}` : sql`${row} > ${place}`;
}

function inTab(tab: TaskTab, staffId: string): SQL | undefined {
	if (tab === 'all') return undefined;
	if (tab === 'mine') return eq(cancellations.assigneeId, staffId);
	return inArray(tasks.kind, [...kindsOf(tab)]);
}

/** How many are in each tab, counted no further than anybody reads. One statement. */
export async function countTasks(tx: Tx, staffId: string): Promise<Record<TaskTab, number>> {
	const parts = TASK_TABS.map(
		(tab) => sql`(select count(*)::int from (select 1 from ${tasks}
			left join ${cancellations} on ${cancellations.id} = ${tasks.cancellationId}
			where ${and(eq(tasks.state, 'open'), inTab(tab, staffId))}
			limit ${sql.raw(String(COUNTED_UP_TO + 1))}) found) as ${sql.identifier(tab)}`
	);
	const [row] = await tx.execute<Record<TaskTab, number>>(sql`select ${sql.join(parts, sql`, `)}`);
	return row ?? { mine: 0, refunds: 0, suppliers: 0, channels: 0, orders: 0, all: 0 };
}
