import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { keysetOf, sheetOf, type Keyset, type Sheet } from '$lib/server/keyset';
import { orders, tenders } from '../../orders/tables.server';
import { BY_HAND } from '../../refunds/method-names';
import { refunds } from '../../refunds/tables.server';
import { COUNTED_UP_TO, REFUND_TABS, type RefundTab } from '../queue';
import { cancellations } from '../tables.server';

/** `search` is a case number, an order number or an e-mail address, or how one of them begins. */
export type RefundsInput = {
	readonly tab: RefundTab;
	readonly search?: string | undefined;
	readonly cursor?: string | undefined;
	readonly limit: number;
};

/** One page of refunds, newest first. One statement, whatever its size. */
export async function listRefunds(tx: Tx, input: RefundsInput): Promise<Sheet<RefundRow>> {
	const from = keysetOf(input.cursor);
	const read = await rowsOf(tx, input, from);
	return sheetOf(read, from, input.limit, ({ createdAt }) => createdAt);
}

/** One row of the list. */
export type RefundRow = Awaited<ReturnType<typeof rowsOf>>[number];

function rowsOf(tx: Tx, { tab, search, limit }: RefundsInput, from: Keyset | undefined) {
	const order = from?.way === 'newer' ? asc : desc;
	return tx
		.select(columns)
		.from(refunds)
		.innerJoin(cancellations, eq(cancellations.id, refunds.cancellationId))
		.innerJoin(orders, eq(orders.id, refunds.orderId))
		.innerJoin(tenders, eq(tenders.id, refunds.tenderId))
		.where(and(inTab[tab], search ? matching(search) : undefined, from ? beyond(from) : undefined))
		.orderBy(order(refunds.createdAt), order(refunds.id))
		.limit(limit + 1);
}

/** How many are in each tab, counted no further than anybody reads. One statement. */
export async function countRefunds(tx: Tx, search?: string): Promise<Record<RefundTab, number>> {
	const parts = REFUND_TABS.map((tab) => sql`(${counted(tab, search)}) as ${sql.identifier(tab)}`);
	const [row] = await tx.execute<Record<RefundTab, number>>(sql`select ${sql.join(parts, sql`, `)}`);
	return row ?? { due: 0, deposits: 0, failed: 0, on_hold: 0, all: 0 };
}

const counted = (tab: RefundTab, search: string | undefined) => sql`select count(*)::int from (
	select 1 from ${refunds} where ${and(inTab[tab] ?? sql`true`, search ? matching(search) : undefined)}
	limit ${sql.raw(String(COUNTED_UP_TO + 1))}) found`;

/** The last try of its tender, in a case that still owes it. */
const isOpenFailure = sql`exists (select 1 from cancellations n
		where n.id = ${refunds.cancellationId} and n.state = 'in_progress')
	and not exists (select 1 from refunds n where n.cancellation_id = ${refunds.cancellationId}
		and n.tender_id = ${refunds.tenderId} and n.state <> 'canceled'
		and (n.created_at, n.id) > (${refunds.createdAt}, ${refunds.id}))`;

/** Refunds that did not get through and still have to, for whoever counts them. */
export const openFailures = sql`select 1 from ${refunds} where ${refunds.state} = 'failed' and ${isOpenFailure}`;

const inTab: Record<RefundTab, SQL | undefined> = {
	due: eq(refunds.state, 'planned'),
	deposits: and(eq(refunds.state, 'planned'), inArray(refunds.method, [...BY_HAND])),
	failed: and(eq(refunds.state, 'failed'), isOpenFailure),
	on_hold: inArray(refunds.state, ['on_hold', 'blocked_by_dispute']),
	all: undefined
};

function matching(search: string): SQL {
	const start = `${search.trim().replace(/[\\%_]/g, '\\$&')}%`;
	return sql`${refunds.cancellationId} in (
		(select n.id from cancellations n where n.number like ${start.toUpperCase()} order by n.number limit 500) union all
		(select n.id from orders o join cancellations n on n.order_id = o.id
			where o.number like ${start} order by o.number limit 500) union all
		(select n.id from orders o join cancellations n on n.order_id = o.id
			where o.email like ${start.toLowerCase()} order by o.email limit 500))`;
}

const beyond = ({ way, at, id }: Keyset): SQL =>
	sql`(${refunds.createdAt}, ${refunds.id}) ${sql.raw(way === 'newer' ? '>' : '<')} (${at.toISOString()}::timestamptz, ${id})`;

const columns = {
	id: refunds.id,
	number: cancellations.number,
	orderNumber: orders.number,
	customer: orders.name,
	tender: { kind: tenders.kind, label: tenders.label },
	method: refunds.method,
	kind: refunds.kind,
	amount: refunds.amountMinor,
	currency: refunds.currency,
	state: refunds.state,
	failure: refunds.failure,
	dueAt: refunds.dueAt,
	createdAt: refunds.createdAt,
	settledAt: refunds.settledAt,
	inGrace: sql<boolean>`${cancellations.releasedAt} is null`
};
