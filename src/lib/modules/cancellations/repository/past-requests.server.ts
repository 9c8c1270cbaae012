import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '$lib/server/db';
import { ORIGINS } from '../../settings/origins';
import { REASONS } from '../../settings/reasons';
import { STATUSES } from '../status';

const row = z.object({
	number: z.string(),
	order: z.string(),
	state: z.enum(STATUSES),
	origin: z.enum(ORIGINS),
	created_at: z.coerce.date(),
	worth: z.coerce.number(),
	due: z.coerce.number(),
	currency: z.string(),
	hours_old: z.coerce.number(),
	rule: z.number().nullable(),
	reasons: z.array(z.enum(REASONS).nullable()),
	skus: z.array(z.string()),
	whole: z.boolean()
});
/** A request as the rules that accept by themselves saw it, or would have. */
export type PastRequest = z.infer<typeof row>;

/**
 * The newest requests since then. `whole`: with it, all of its order was held or canceled at the time, as far as other
 * cases lived then.
 */
export async function pastRequests(tx: Tx, since: Date, limit: number): Promise<PastRequest[]> {
	const rows = await tx.execute(sql`
		select c.number, o.number as "order", c.state, c.origin, c.created_at, c.due_minor::text as due, c.worth_minor::text as worth,
			o.currency, extract(epoch from c.created_at - o.placed_at) / 3600 as hours_old, c.accepted_by_rule as rule,
			i.reasons, i.skus,
			(select sum(l.quantity) from line_items l where l.order_id = o.id) = (
				select sum(x.quantity) from cancellation_items x join cancellations d on d.id = x.cancellation_id
				where d.order_id = o.id and (d.created_at, d.id) <= (c.created_at, c.id)
					and (d.id = c.id or d.state in ('requested', 'in_progress', 'canceled') or d.ended_at > c.created_at)
			) as whole
		from cancellations c join orders o on o.id = c.order_id
		cross join lateral (select array_agg(x.reason) as reasons, array_agg(l.sku) as skus
			from cancellation_items x join line_items l on l.id = x.line_item_id where x.cancellation_id = c.id) i
		where c.created_at >= ${since.toISOString()}::timestamptz and c.was_requested and i.skus is not null
		order by c.created_at desc, c.id desc limit ${limit}`);
	return z.array(row).parse([...rows]);
}

/** Cases since then that were accepted, newest first. */
export async function acceptedSince(tx: Tx, since: Date, limit: number): Promise<{ id: string }[]> {
	const rows = await tx.execute(sql`
		select id from cancellations where created_at >= ${since.toISOString()}::timestamptz
			and state in ('in_progress', 'canceled') and origin <> 'system'
		order by created_at desc, id desc limit ${limit}`);
	return z.array(z.object({ id: z.string() })).parse([...rows]);
}
