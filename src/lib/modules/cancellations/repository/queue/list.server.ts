import { and, asc, desc, eq, inArray, isNull, lte, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '$lib/core/actor';
import type { Tx } from '$lib/server/db';
import { linesOf } from '../../../orders/repository/columns.server';
import { linesVisibleTo, visibleTo } from '../../../orders/repository/visible.server';
import { lineItems, orders, tenders } from '../../../orders/tables.server';
import { wholeQuote } from '../../../refunds/quote/quote-facts';
import { quotes } from '../../../refunds/tables.server';
import type { CancellationView } from '../../case-view';
import { caseFor } from '../../partner/case-for';
import type { Status } from '../../status';
import { cancellationItems, cancellations } from '../../tables.server';
import { caseColumns, itemsOf, refundsOfOrders, suppliersOfOrders } from './desk.server';
import { historiesOf } from '../history.server';

export type CasesInput = {
	readonly state?: Status | undefined;
	readonly order?: string | undefined;
	readonly cursor?: string | undefined;
	readonly limit: number;
};
type CasesPage = { readonly items: CancellationView[]; readonly next: string | null };

/** Cases of the orders this actor may see, as outsiders see them; the last deadline first. Two round trips. */
export async function listCases(tx: Tx, actor: Actor, input: CasesInput): Promise<CasesPage> {
	const read = await rowsOf(tx, actor, input);
	const shown = read.slice(0, input.limit);
	const last = read.length > input.limit ? shown.at(-1) : undefined;
	const items = shown.length > 0 ? await viewsOf(tx, shown, actor) : [];
	return { items, next: last ? `${last.deadlineAt.toISOString()}~${last.id}` : null };
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

const rowsOf = (tx: Tx, actor: Actor, { state, order, cursor, limit }: CasesInput) =>
	tx
		.select({ ...caseColumns, orderNumber: orders.number, currency: orders.currency, partner: orders.partner })
		.from(cancellations)
		.innerJoin(orders, eq(orders.id, cancellations.orderId))
		.where(
			and(
				state && eq(cancellations.state, state),
				order === undefined ? undefined : eq(cancellations.orderId, order),
				cursor === undefined ? undefined : beyond(cursor),
				visibleTo(actor),
				touching(linesVisibleTo(actor))
			)
		)
		.orderBy(desc(cancellations.deadlineAt), desc(cancellations.id))
		.limit(limit + 1);

/** Cases of these lines. */
const touching = (lines: SQL | undefined) =>
	lines &&
	sql`exists (select 1 from ${cancellationItems} join ${lineItems} on ${lineItems.id} = ${cancellationItems.lineItemId}
		where ${cancellationItems.cancellationId} = ${cancellations.id} and ${lines})`;

/** A cursor that makes no sense is the end of the list. */
function beyond(cursor: string): SQL {
	const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~(can_\w+)$/.exec(cursor) ?? [];
	if (!at || !id || Number.isNaN(Date.parse(at))) return sql`false`;
	return sql`(${cancellations.deadlineAt}, ${cancellations.id}) < (${at}::timestamptz, ${id})`;
}

async function viewsOf(tx: Tx, rows: readonly Row[], actor: Actor): Promise<CancellationView[]> {
	const orderIds = [...new Set(rows.map(({ orderId }) => orderId))];
	const [items, refunds, suppliers, paidBy, quoted, timeline, lines] = await Promise.all([
		itemsOf(tx, orderIds),
		refundsOfOrders(tx, orderIds),
		suppliersOfOrders(tx, orderIds),
		tendersOf(tx, orderIds),
		quotesOf(tx, rows),
		historiesOf(
			tx,
			rows.map(({ id }) => id)
		),
		actor.kind === 'partner' ? linesOf(tx, orderIds) : []
	]);
	return rows.map((row) => {
		const own = items.filter(({ cancellationId }) => cancellationId === row.id);
		const order = { number: row.orderNumber, currency: row.currency, partner: row.partner, tenders: paidBy };
		const it = { ...row, quote: wholeQuote(row.quote), items: own };
		const told = timeline.filter(({ cancellationId }) => cancellationId === row.id);
		const shown = { quote: quoted(row.quoteId), timeline: told };
		return caseFor(actor, { order: { ...order, lines }, refunds, suppliers }, it, shown);
	});
}

const tendersOf = (tx: Tx, orderIds: string[]) =>
	tx
		.select({ id: tenders.id, kind: tenders.kind })
		.from(tenders)
		.where(inArray(tenders.orderId, orderIds))
		.orderBy(asc(tenders.position));

async function quotesOf(tx: Tx, rows: readonly Row[]) {
	const ids = rows.map(({ quoteId }) => quoteId);
	const found = new Map((await tx.select().from(quotes).where(inArray(quotes.id, ids))).map((one) => [one.id, one]));
	return (id: string) => {
		const quote = found.get(id);
		if (!quote) throw new Error(`quote ${id} is gone`);
		return { ...quote, content: wholeQuote(quote.content) };
	};
}

/** Cases whose grace is over by `now` and whose effects still wait. */
export const graceOver = async (tx: Tx, now: Date): Promise<string[]> =>
	(
		await tx
			.select({ id: cancellations.id })
			.from(cancellations)
			.where(
				and(
					inArray(cancellations.state, ['in_progress', 'canceled']),
					isNull(cancellations.releasedAt),
					lte(cancellations.graceUntil, now)
				)
			)
			.orderBy(asc(cancellations.graceUntil))
			.limit(100)
	).map(({ id }) => id);
