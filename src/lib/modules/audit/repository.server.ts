import { and, desc, eq, sql, type SQL } from 'drizzle-orm';
import { ACTOR_KINDS } from '$lib/core/actor';
import type { Tx } from '$lib/server/db';
import { keysetOf, sheetOf, type Keyset, type Sheet } from '$lib/server/store/keyset';
import { events } from '$lib/server/tables.server';
import { cancellations } from '../cancellations/tables.server';
import { orders } from '../orders/tables.server';
import type { AuditFilter } from './asked';
import { namesOf, whoOf } from './filter';

type Span = { readonly since?: Date | undefined; readonly until?: Date | undefined };
export type AuditInput = AuditFilter & Span & { readonly cursor?: string | undefined; readonly limit: number };

/** One page of what happened, newest first. One statement, whatever its size. */
export async function listEvents(tx: Tx, input: AuditInput): Promise<Sheet<AuditRow>> {
	const from = keysetOf(input.cursor);
	const read = (await rowsOf(tx, input, from)).map((row) => ({ ...row, id: String(row.seq) }));
	return sheetOf(from?.way === 'newer' ? read.toReversed() : read, from, input.limit, ({ at }) => at);
}

/** How many there are, counted to the end: for a file, not for a page. */
export async function countEvents(tx: Tx, input: AuditFilter & Span): Promise<number> {
	const about = input.about === undefined ? undefined : aboutIt(input.about);
	const [row] = await tx.execute<{ count: number }>(
		sql`select count(*)::int as count from events e where ${and(about, fitting(input), within(input, undefined))}`
	);
	return row?.count ?? 0;
}

/** One event as it is listed, with the numbers people know its order and case by. */
export type AuditRow = Awaited<ReturnType<typeof rowsOf>>[number] & { readonly id: string };

/** Places first, by an index that is all they need; then the few rows of the page. */
const rowsOf = (tx: Tx, input: AuditInput, from: Keyset | undefined) =>
	tx
		.select({
			seq: events.seq,
			at: events.at,
			name: events.name,
			subject: events.subject,
			byKind: events.actorKind,
			byId: events.actorId,
			by: events.actorName,
			data: events.data,
			orderNumber: orders.number,
			caseNumber: cancellations.number
		})
		.from(events)
		.leftJoin(orders, eq(orders.id, events.orderId))
		.leftJoin(cancellations, eq(cancellations.id, events.cancellationId))
		.where(sql`${events.seq} = any(array(select p.seq from (${places(input, from)}) p))`)
		.orderBy(desc(events.at), desc(events.seq));

/** Where the page's events are. Each way in has an index of its own, which gives the newest first and stops. */
function places(input: AuditInput, from: Keyset | undefined): SQL {
	const cut = sql`${within(input, from)} ${inOrder(from)} limit ${sql.raw(String(input.limit + 1))}`;
	const who = whoOf(input.who);
	const names = namesOf(input.what);
	if (input.about)
		return sql`select e.at, e.seq from events e where ${aboutIt(input.about)} and ${fitting(input)} and ${cut}`;
	if (who?.id !== undefined) {
		const one = sql`e.actor_id = ${who.id} and e.actor_kind = ${who.kind} and e.name = n.name and ${cut}`;
		return merged(sql`${listed(names)} n(name)`, one, input, from);
	}
	if (who || input.what) {
		const kinds = who ? [who.kind] : ACTOR_KINDS;
		const one = sql`e.name = n.name and e.actor_kind = k.kind and ${cut}`;
		return merged(sql`${listed(names)} n(name) cross join ${listed(kinds)} k(kind)`, one, input, from);
	}
	return sql`select e.at, e.seq from events e where ${cut}`;
}

/** The newest of each combination, and the newest of those. */
const merged = (combinations: SQL, one: SQL, { limit }: AuditInput, from: Keyset | undefined): SQL => sql`
	select e.at, e.seq from ${combinations} cross join lateral (select e.at, e.seq from events e where ${one}) e
	${inOrder(from)} limit ${sql.raw(String(limit + 1))}`;

/** Texts as rows, by one parameter, so that the statement stays the same. */
const listed = (texts: readonly string[]): SQL => sql`json_array_elements_text(${JSON.stringify(texts)}::text::json)`;

const inOrder = (from: Keyset | undefined): SQL =>
	from?.way === 'newer' ? sql`order by e.at, e.seq` : sql`order by e.at desc, e.seq desc`;

function within({ since, until }: Span, from: Keyset | undefined): SQL {
	const conditions = [
		since && sql`e.at >= ${since.toISOString()}::timestamptz`,
		until && sql`e.at < ${until.toISOString()}::timestamptz`,
		from && beyond(from)
	];
	return and(...conditions) ?? sql`true`;
}

function beyond({ way, at, id }: Keyset): SQL {
	if (!/^\d{1,15}$/.test(id)) return sql`false`;
	return sql`(e.at, e.seq) ${sql.raw(way === 'newer' ? '>' : '<')} (${at.toISOString()}::timestamptz, ${id}::bigint)`;
}

/** An order's or a case's number, as people write it. An order has at most some hundreds of events. */
const aboutIt = (number: string): SQL => sql`(
	e.order_id = any(array(select o.id from orders o where o.number = ${number})) or
	e.cancellation_id = any(array(select c.id from cancellations c where c.number = ${number.toUpperCase()})))`;

/** The rest of the filter, where an order's few events are looked at one by one. */
function fitting({ who: asked, what }: AuditFilter): SQL {
	const who = whoOf(asked);
	const conditions = [
		who && sql`e.actor_kind = ${who.kind}`,
		who?.id === undefined ? undefined : sql`e.actor_id = ${who.id}`,
		what === undefined ? undefined : sql`e.name in (select * from ${listed(namesOf(what))})`
	];
	return and(...conditions) ?? sql`true`;
}
