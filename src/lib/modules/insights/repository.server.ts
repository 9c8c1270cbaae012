import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '$lib/server/db';
import { lookedInto } from './tables.server';
import { DIMENSIONS, type InsightFilter } from './ask';
import type { TrendStep, Unit } from './trend';

export type InsightSpan = { readonly since: Date; readonly until: Date };

const figures = { cases: z.number(), orders: z.number(), units: z.coerce.number(), amount: z.coerce.number() };
const row = z.object({
	dimension: z.enum([...DIMENSIONS, 'all']),
	currency: z.string(),
	name: z.string().nullable(),
	title: z.string().nullable(),
	...figures
});
/** Of one value of one dimension, or of all, in one currency. */
export type InsightRow = z.infer<typeof row>;

const at = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;

/** The lines that were canceled in the span, with what they are grouped by. A request that was called off is none. */
const found = ({ since, until }: InsightSpan, { reason, sku, supplier, channel }: InsightFilter) => sql`
	select c.id, c.created_at, c.order_id, o.currency, o.channel, i.quantity, i.worth_minor, l.sku, l.title, s.id as supplier_id, s.name as supplier,
		coalesce(i.reason, 'none') as reason
	from cancellations c join orders o on o.id = c.order_id join cancellation_items i on i.cancellation_id = c.id
		join line_items l on l.id = i.line_item_id left join suppliers s on s.id = l.supplier_id
	where c.created_at >= ${at(since)} and c.created_at < ${at(until)} and c.state not in ('withdrawn', 'undone')
		${reason === undefined ? sql`` : sql`and coalesce(i.reason, 'none') = ${reason}`}
		${sku === undefined ? sql`` : sql`and l.sku = ${sku}`}
		${supplier === undefined ? sql`` : sql`and coalesce(s.id, 'none') = ${supplier}`}
		${channel === undefined ? sql`` : sql`and o.channel = ${channel}`}`;

const MOST = 5000;

/** Counts, units and money by each dimension and in all, the largest first. One statement. */
export async function insightRows(tx: Tx, span: InsightSpan, filter: InsightFilter): Promise<InsightRow[]> {
	const rows = await tx.execute(sql`
		with found as (${found(span, filter)})
		select case when grouping(reason) = 0 then 'reason' when grouping(sku) = 0 then 'sku'
				when grouping(supplier_id) = 0 then 'supplier' when grouping(channel) = 0 then 'channel' else 'all' end as dimension,
			currency,
			case when grouping(reason) = 0 then reason when grouping(sku) = 0 then sku
				when grouping(supplier_id) = 0 then supplier_id when grouping(channel) = 0 then channel end as name,
			case when grouping(sku) = 0 then max(title) when grouping(supplier_id) = 0 then max(supplier) end as title,
			count(distinct id)::int as cases, count(distinct order_id)::int as orders,
			sum(quantity)::text as units, sum(worth_minor)::text as amount
		from found group by grouping sets ((currency, reason), (currency, sku), (currency, supplier_id), (currency, channel), (currency))
		order by count(distinct id) desc, name limit ${MOST}`);
	return z.array(row).parse([...rows]);
}

const step = z.object({
	at: z.string(),
	currency: z.string(),
	reason: z.string().nullable(),
	cases: z.number()
});
type Trend = { readonly span: InsightSpan; readonly filter: InsightFilter; readonly unit: Unit; readonly zone: string };

/** The same over time, by reason and in all. One statement. */
export async function insightTrend(tx: Tx, { span, filter, unit, zone }: Trend): Promise<TrendStep[]> {
	const rows = await tx.execute(sql`
		with found as (${found(span, filter)}), told as (
			select to_char(date_trunc(${unit}, created_at at time zone ${zone}), 'YYYY-MM-DD') as at, currency, reason, id from found)
		select at, currency, case when grouping(reason) = 0 then reason end as reason, count(distinct id)::int as cases
		from told group by grouping sets ((at, currency, reason), (at, currency)) order by at`);
	return z.array(step).parse([...rows]);
}

const combination = z.object({
	reason: z.string(),
	sku: z.string(),
	title: z.string(),
	supplier: z.string(),
	channel: z.string(),
	currency: z.string(),
	...figures
});

/** The same by reason, product, supplier and channel together, as the file has it. */
export async function insightCombinations(tx: Tx, span: InsightSpan, filter: InsightFilter) {
	const rows = await tx.execute(sql`
		with found as (${found(span, filter)})
		select reason, sku, max(title) as title, coalesce(supplier, '') as supplier, channel, currency,
			count(distinct id)::int as cases, count(distinct order_id)::int as orders,
			sum(quantity)::text as units, sum(worth_minor)::text as amount
		from found group by reason, sku, supplier, channel, currency order by count(distinct id) desc, sku, reason`);
	return z.array(combination).parse([...rows]);
}

/** How many orders were placed in the span, by currency. */
export async function ordersPlaced(tx: Tx, { since, until }: InsightSpan): Promise<ReadonlyMap<string, number>> {
	const rows = await tx.execute(sql`
		select currency, count(*)::int as count from orders
		where placed_at >= ${at(since)} and placed_at < ${at(until)} group by currency`);
	const known = z.array(z.object({ currency: z.string(), count: z.number() })).parse([...rows]);
	return new Map(known.map(({ currency, count }) => [currency, count]));
}

const often = z.object({ order_id: z.string(), sku: z.string(), reason: z.string(), count: z.number() });

/** Of the products and reasons in this case, those that so many cases since then had too. */
export async function oftenLike(tx: Tx, cancellationId: string, since: Date, least: number) {
	const rows = await tx.execute(sql`
		select here.order_id, here.sku, here.reason, count(distinct c.id)::int as count
		from (select d.order_id, l.sku, i.reason from cancellations d join cancellation_items i on i.cancellation_id = d.id
			join line_items l on l.id = i.line_item_id where d.id = ${cancellationId} and i.reason is not null) here
		join line_items m on m.sku = here.sku
		join cancellation_items j on j.line_item_id = m.id and j.reason = here.reason
		join cancellations c on c.id = j.cancellation_id and c.created_at >= ${at(since)}
			and c.state not in ('withdrawn', 'undone')
		group by here.order_id, here.sku, here.reason having count(distinct c.id) >= ${least}`);
	return z.array(often).parse([...rows]);
}

type Told = { readonly sku: string; readonly reason: string; readonly now: Date; readonly since: Date };

/** Whether it is told now: only one of those who ask at once is told so, and nobody again before `since` has moved on. */
export async function tellOnce(tx: Tx, { sku, reason, now, since }: Told): Promise<boolean> {
	const told = await tx
		.insert(lookedInto)
		.values({ sku, reason, toldAt: now })
		.onConflictDoUpdate({
			target: [lookedInto.sku, lookedInto.reason],
			set: { toldAt: now },
			setWhere: sql`${lookedInto.toldAt} < ${at(since)}`
		})
		.returning({ sku: lookedInto.sku });
	return told.length > 0;
}
