import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { sheetOf } from '$lib/server/store/keyset';
import { staff } from '../../../accounts/tables.server';
import { orders } from '../../../orders/tables.server';
import type { TenderName } from '../../../orders/tenders/tender-names';
import type { RefundState } from '../../../refunds/status';
import type { Reason } from '../../../settings/reasons';
import { COUNTED_UP_TO, QUEUE_TABS, type QueueTab } from '../../queue/queue';
import type { QueueAsk } from '../../queue/queue-ask';
import { findableCases } from '../../queue.tables.server';
import { cancellations } from '../../tables.server';
import { wantedOnly, type Wanted } from './queue-filter.server';
import { placed } from './queue-sort.server';

/** Which cases of which tab, in which order, from where on. */
export type QueueInput = Wanted & {
	readonly tab: QueueTab;
	readonly sort?: QueueAsk['sort'];
	readonly cursor?: string | undefined;
	readonly limit: number;
};

/** One page of the queue. One statement, whatever its size. */
export async function listQueue(tx: Tx, { tab, sort = 'due', cursor, limit, ...wanted }: QueueInput) {
	const { from, placeOf, order, beyond, needsFindable } = placed(sort, tab, cursor);
	const only = wantedOnly(wanted);
	const rows = tx
		.select(columns)
		.from(cancellations)
		.innerJoin(orders, eq(orders.id, cancellations.orderId))
		.leftJoin(staff, eq(staff.id, cancellations.assigneeId))
		.$dynamic();
	const found = only || needsFindable ? rows.innerJoin(findableCases, ITS_OWN) : rows;
	const read = await found
		.where(and(inTab[tab], needsFindable && WAITING.includes(tab) ? oneOfThese(tab) : undefined, only, beyond))
		.orderBy(...order)
		.limit(limit + 1);
	return sheetOf(read, from, limit, placeOf);
}

/** Tabs of which nobody wants many rows: sorted by what stands elsewhere, all of them are looked up and then sorted. */
const WAITING: readonly QueueTab[] = ['requested', 'refund_due', 'on_hold'];
const oneOfThese = (tab: QueueTab) =>
	sql`${findableCases.cancellationId} = any(array(select ${cancellations.id} from ${cancellations} where ${inTab[tab]}))`;

/** One row of the queue. */
export type QueueRow = Awaited<ReturnType<typeof listQueue>>['items'][number];

const ITS_OWN = eq(findableCases.cancellationId, cancellations.id);

/** How many are in each tab, counted no further than anybody reads. One statement. */
export async function countQueue(tx: Tx, wanted: Wanted = {}): Promise<Record<QueueTab, number>> {
	const only = wantedOnly(wanted);
	const parts = QUEUE_TABS.map((tab) => sql`(${counted(tab, only)}) as ${sql.identifier(tab)}`);
	const [row] = await tx.execute<Record<QueueTab, number>>(sql`select ${sql.join(parts, sql`, `)}`);
	return row ?? { requested: 0, in_progress: 0, refund_due: 0, on_hold: 0, canceled: 0, rejected: 0, all: 0 };
}

/** How many there are, counted to the end: for a file, not for a page. */
export async function countAllCases(tx: Tx, tab: QueueTab, wanted: Wanted): Promise<number> {
	const only = wantedOnly(wanted);
	const [row] = await tx.execute<{ count: number }>(sql`select count(*)::int as count from ${cancellations}
		${only ? sql`join ${findableCases} on ${ITS_OWN}` : sql``} where ${and(inTab[tab] ?? sql`true`, only)}`);
	return row?.count ?? 0;
}

/** In the order of an index, so that no walk begins at the end where nothing fits; a filter's own rows stand together. */
const counted = (tab: QueueTab, only: SQL | undefined) =>
	sql`select count(*)::int from (select 1 from ${
		only
			? sql`${findableCases} join ${cancellations} on ${ITS_OWN} where ${and(only, inTab[tab])}
			order by ${findableCases.cancellationId} desc`
			: sql`${cancellations} where ${inTab[tab] ?? sql`true`} order by ${cancellations.deadlineAt}, ${cancellations.id}`
	} limit ${sql.raw(String(COUNTED_UP_TO + 1))}) found`;

const moneyIn = (...states: RefundState[]) => sql`exists (select 1 from refunds r
	where r.cancellation_id = ${cancellations.id} and r.state in ${states})`;

const inTab: Record<QueueTab, SQL | undefined> = {
	requested: eq(cancellations.state, 'requested'),
	in_progress: eq(cancellations.state, 'in_progress'),
	refund_due: sql`${cancellations.state} = 'in_progress' and ${cancellations.releasedAt} is not null
		and ${moneyIn('planned', 'failed')}`,
	on_hold: sql`${cancellations.state} = 'in_progress' and ${moneyIn('on_hold', 'blocked_by_dispute')}`,
	canceled: eq(cancellations.state, 'canceled'),
	rejected: inArray(cancellations.state, ['rejected', 'withdrawn']),
	all: undefined
};

/** What a row says beside the case itself is looked up by index for the rows of the page only. */
const columns = {
	id: cancellations.id,
	number: cancellations.number,
	createdAt: cancellations.createdAt,
	assigneeId: cancellations.assigneeId,
	assignee: staff.name,
	state: cancellations.state,
	origin: cancellations.origin,
	deadlineAt: cancellations.deadlineAt,
	graceUntil: cancellations.graceUntil,
	releasedAt: cancellations.releasedAt,
	acceptedByRule: cancellations.acceptedByRule,
	policyVersion: cancellations.policyVersion,
	refundDueAt: cancellations.refundDueAt,
	worth: cancellations.worthMinor,
	due: cancellations.dueMinor,
	orderNumber: orders.number,
	customer: orders.name,
	currency: orders.currency,
	region: orders.region,
	legalDueAt: cancellations.legalDueAt,
	legalClock: cancellations.legalClock,
	settled:
		sql<number>`${cancellations.refundedMinor} + ${cancellations.waivedMinor} + ${cancellations.lostMinor}`.mapWith(
			Number
		),
	sortName: sql<string | null>`lower(${orders.name})`,
	asked: sql<number>`(select coalesce(sum(i.quantity), 0)::int from cancellation_items i
		where i.cancellation_id = ${cancellations.id})`,
	ordered: sql<number>`(select sum(l.quantity)::int from line_items l where l.order_id = ${cancellations.orderId})`,
	reasons: sql<Reason[] | null>`(select json_agg(distinct i.reason) from cancellation_items i
		where i.cancellation_id = ${cancellations.id} and i.reason is not null)`,
	paidBy: sql<TenderName[] | null>`(select json_agg(t.kind order by t.position) from tenders t
		where t.order_id = ${cancellations.orderId} and greatest(t.captured_minor, t.authorized_minor) > 0)`,
	refundStates: sql<RefundState[] | null>`(select json_agg(distinct r.state) from refunds r
		where r.cancellation_id = ${cancellations.id})`
};

/** How often this shopper ordered and canceled, counted no further than anybody reads. */
export async function recordOf(tx: Tx, shopperId: string): Promise<{ orders: number; cases: number }> {
	const most = sql.raw(String(COUNTED_UP_TO));
	const [row] = await tx.execute<{ orders: number; cases: number }>(sql`select
		(select count(*)::int from (select 1 from orders o where o.shopper_id = ${shopperId} limit ${most}) found) as orders,
		(select count(*)::int from (select 1 from orders o join cancellations n on n.order_id = o.id
			where o.shopper_id = ${shopperId} limit ${most}) found) as cases`);
	return row ?? { orders: 0, cases: 0 };
}
