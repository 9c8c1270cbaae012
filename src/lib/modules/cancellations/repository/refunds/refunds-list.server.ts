import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { keysetOf, sheetOf, type Keyset, type Sheet } from '$lib/server/store/keyset';
import { orders, tenders } from '../../../orders/tables.server';
import { BY_HAND } from '../../../refunds/method-names';
import { refunds } from '../../../refunds/tables.server';
import { COUNTED_UP_TO, REFUND_TABS, type RefundTab } from '../../queue/queue';
import { cancellations } from '../../tables.server';
import { dueMoment, isToMake } from './due-refunds.server';
import { wantedRefunds, type RefundsWanted } from './refunds-filter.server';

/** Which refunds of which tab, from where on. */
export type RefundsInput = RefundsWanted & {
	readonly tab: RefundTab;
	readonly cursor?: string | undefined;
	readonly limit: number;
};

/** One page of refunds: what is to be made by its day, the next first; else the newest first. One statement, whatever its size. */
export async function listRefunds(tx: Tx, input: RefundsInput): Promise<Sheet<RefundRow>> {
	const from = keysetOf(input.cursor);
	const read = await rowsOf(tx, input, from);
	return sheetOf(read, from, input.limit, (row) => (isByDay(input.tab) ? (row.dueAt ?? row.createdAt) : row.createdAt));
}

/** One row of the list. */
export type RefundRow = Awaited<ReturnType<typeof rowsOf>>[number];

function rowsOf(tx: Tx, { tab, limit, cursor: _, ...wanted }: RefundsInput, from: Keyset | undefined) {
	const back = from?.way === 'newer';
	const order = back === isByDay(tab) ? desc : asc;
	const sorted = isByDay(tab) ? dueMoment : refunds.createdAt;
	return tx
		.select(columns)
		.from(refunds)
		.innerJoin(cancellations, eq(cancellations.id, refunds.cancellationId))
		.innerJoin(orders, eq(orders.id, refunds.orderId))
		.innerJoin(tenders, eq(tenders.id, refunds.tenderId))
		.where(and(inTab[tab], wantedRefunds(wanted), from ? beyond(tab, from) : undefined))
		.orderBy(order(sorted), order(refunds.id))
		.limit(limit + 1);
}

/** How many are in each tab, counted no further than anybody reads. One statement. */
export async function countRefunds(tx: Tx, wanted: RefundsWanted = {}): Promise<Record<RefundTab, number>> {
	const parts = REFUND_TABS.map((tab) => {
		const some = inOrder(tab, wanted, sql`1`);
		return sql`(select count(*)::int from (${some} limit ${MOST}) found) as ${sql.identifier(tab)}`;
	});
	const [row] = await tx.execute<Record<RefundTab, number>>(sql`select ${sql.join(parts, sql`, `)}`);
	return row ?? { due: 0, release: 0, deposits: 0, failed: 0, on_hold: 0, all: 0 };
}

/** What the tab's refunds come to in each currency, added up no further than anybody counts. One statement. */
export async function sumRefunds(tx: Tx, tab: RefundTab, wanted: RefundsWanted): Promise<RefundSum[]> {
	const some = inOrder(tab, wanted, sql`${refunds.currency} as currency, ${refunds.amountMinor} as amount`);
	const rows = await tx.execute<{ currency: string; amount: string; count: number }>(sql`
		select currency, sum(amount) as amount, count(*)::int as count from (${some} limit ${sql.raw(String(COUNTED_UP_TO))}) found
		group by currency order by currency`);
	return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
}

export type RefundSum = { readonly currency: string; readonly amount: number; readonly count: number };

/** How many there are, counted to the end: for a file, not for a page. */
export async function countAllRefunds(tx: Tx, tab: RefundTab, wanted: RefundsWanted): Promise<number> {
	const [row] = await tx.execute<{ count: number }>(
		sql`select count(*)::int as count from (${matching(tab, wanted, sql`1`)}) found`
	);
	return row?.count ?? 0;
}

const MOST = sql.raw(String(COUNTED_UP_TO + 1));

const matching = (tab: RefundTab, wanted: RefundsWanted, columns: SQL): SQL => sql`select ${columns} from ${refunds}
	where ${and(inTab[tab] ?? sql`true`, wantedRefunds(wanted))}`;

/** In the order of an index, so that no walk begins at the end where nothing fits. */
const inOrder = (tab: RefundTab, wanted: RefundsWanted, columns: SQL): SQL =>
	isByDay(tab)
		? sql`${matching(tab, wanted, columns)} order by ${dueMoment}, ${refunds.id}`
		: sql`${matching(tab, wanted, columns)} order by ${refunds.createdAt} desc, ${refunds.id} desc`;

/** The last try of its tender, in a case that still owes it. */
const isOpenFailure = sql`exists (select 1 from cancellations n
		where n.id = ${refunds.cancellationId} and n.state = 'in_progress')
	and not exists (select 1 from refunds n where n.cancellation_id = ${refunds.cancellationId}
		and n.tender_id = ${refunds.tenderId} and n.state <> 'canceled'
		and (n.created_at, n.id) > (${refunds.createdAt}, ${refunds.id}))`;

/** Refunds that did not get through and still have to, for whoever counts them. */
export const openFailures = sql`select 1 from ${refunds} where ${refunds.state} = 'failed' and ${isOpenFailure}`;

const inTab: Record<RefundTab, SQL | undefined> = {
	due: isToMake,
	release: sql`${refunds.needsRelease}`,
	deposits: and(eq(refunds.state, 'planned'), inArray(refunds.method, [...BY_HAND])),
	failed: and(eq(refunds.state, 'failed'), isOpenFailure),
	on_hold: inArray(refunds.state, ['on_hold', 'blocked_by_dispute']),
	all: undefined
};

/** What waits to be made is sorted by the day it is due. */
const isByDay = (tab: RefundTab): boolean => tab === 'due' || tab === 'release' || tab === 'deposits';

function beyond(tab: RefundTab, { way, at, id }: Keyset): SQL {
	const sorted = isByDay(tab) ? dueMoment : refunds.createdAt;
	const sign = sql.raw((way === 'newer') === isByDay(tab) ? '<' : '>');
	return sql`(${sorted}, ${refunds.id}) ${sign} (${at.toISOString()}::timestamptz, ${id})`;
}

const columns = {
	id: refunds.id,
	caseId: refunds.cancellationId,
	number: cancellations.number,
	orderNumber: orders.number,
	customer: orders.name,
	tender: { kind: tenders.kind, label: tenders.label },
	method: refunds.method,
	kind: refunds.kind,
	amount: refunds.amountMinor,
	currency: refunds.currency,
	state: refunds.state,
	needsRelease: refunds.needsRelease,
	failure: refunds.failure,
	dueAt: refunds.dueAt,
	createdAt: refunds.createdAt,
	settledAt: refunds.settledAt,
	gateway: tenders.gateway,
	reference: refunds.reference,
	trace: refunds.trace,
	submittedAt: refunds.submittedAt,
	inGrace: sql<boolean>`${cancellations.releasedAt} is null`
};
