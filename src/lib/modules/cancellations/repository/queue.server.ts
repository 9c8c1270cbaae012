import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { keysetOf, sheetOf, type Keyset, type Sheet } from '$lib/server/keyset';
import { orders } from '../../orders/tables.server';
import type { TenderName } from '../../orders/tender-names';
import type { RefundState } from '../../refunds/status';
import type { Reason } from '../../settings/reasons';
import { COUNTED_UP_TO, QUEUE_TABS, type QueueTab } from '../queue';
import { cancellations } from '../tables.server';

/** `search` is a case number, an order number or an e-mail address, or how one of them begins. */
export type QueueInput = {
	readonly tab: QueueTab;
	readonly search?: string | undefined;
	readonly cursor?: string | undefined;
	readonly limit: number;
};

/** One page of the queue: what is due next comes first; what is over, the newest. One statement, whatever its size. */
export async function listQueue(tx: Tx, { tab, search, cursor, limit }: QueueInput): Promise<Sheet<QueueRow>> {
	const from = keysetOf(cursor);
	const read = await rowsOf(tx, { tab, search, limit }, from);
	return sheetOf(read, from, limit, ({ deadlineAt }) => deadlineAt);
}

/** One row of the queue. */
export type QueueRow = Awaited<ReturnType<typeof rowsOf>>[number];

function rowsOf(tx: Tx, { tab, search, limit }: QueueInput, from: Keyset | undefined) {
	const descending = NEWEST_FIRST.includes(tab) !== (from?.way === 'newer');
	const order = descending ? desc : asc;
	return tx
		.select(columns)
		.from(cancellations)
		.innerJoin(orders, eq(orders.id, cancellations.orderId))
		.where(and(inTab[tab], search ? matching(search) : undefined, from ? beyond(from, descending) : undefined))
		.orderBy(order(cancellations.deadlineAt), order(cancellations.id))
		.limit(limit + 1);
}

const NEWEST_FIRST: readonly QueueTab[] = ['canceled', 'rejected', 'all'];

/** How many are in each tab, counted no further than anybody reads. One statement. */
export async function countQueue(tx: Tx, search?: string): Promise<Record<QueueTab, number>> {
	const parts = QUEUE_TABS.map((tab) => sql`(${counted(tab, search)}) as ${sql.identifier(tab)}`);
	const [row] = await tx.execute<Record<QueueTab, number>>(sql`select ${sql.join(parts, sql`, `)}`);
	return row ?? { requested: 0, in_progress: 0, refund_due: 0, on_hold: 0, canceled: 0, rejected: 0, all: 0 };
}

const counted = (tab: QueueTab, search: string | undefined) => sql`select count(*)::int from (
	select 1 from ${cancellations} where ${and(inTab[tab] ?? sql`true`, search ? matching(search) : undefined)}
	limit ${sql.raw(String(COUNTED_UP_TO + 1))}) found`;

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

/** Three index scans, then a few rows by their key: never a walk along all cases. */
function matching(search: string): SQL {
	const start = `${search.trim().replace(/[\\%_]/g, '\\$&')}%`;
	return sql`${cancellations.id} in (
		(select n.id from cancellations n where n.number like ${start.toUpperCase()} order by n.number limit 500) union all
		(select n.id from orders o join cancellations n on n.order_id = o.id
			where o.number like ${start} order by o.number limit 500) union all
		(select n.id from orders o join cancellations n on n.order_id = o.id
			where o.email like ${start.toLowerCase()} order by o.email limit 500))`;
}

const beyond = ({ at, id }: Keyset, descending: boolean): SQL =>
	sql`(${cancellations.deadlineAt}, ${cancellations.id}) ${sql.raw(descending ? '<' : '>')}
		(${at.toISOString()}::timestamptz, ${id})`;

/** What a row says beside the case itself is looked up by index for the rows of the page only. */
const columns = {
	id: cancellations.id,
	number: cancellations.number,
	state: cancellations.state,
	origin: cancellations.origin,
	deadlineAt: cancellations.deadlineAt,
	graceUntil: cancellations.graceUntil,
	releasedAt: cancellations.releasedAt,
	refundDueAt: cancellations.refundDueAt,
	worth: cancellations.worthMinor,
	due: cancellations.dueMinor,
	orderNumber: orders.number,
	customer: orders.name,
	currency: orders.currency,
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
