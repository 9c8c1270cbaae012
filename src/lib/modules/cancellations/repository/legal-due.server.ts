import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '$lib/server/db';
import { orders } from '../../orders/tables.server';
import { settings } from '../../settings/tables.server';
import { cancellations } from '../tables.server';

/** A case by the day the law set for it, and where that day is counted. */
type Held = { readonly id: string; readonly legalDueAt: Date | null; readonly region: string };

/**
 * Cases whose money waits for nothing but a supplier's answer while the law wants it back before that moment, the most
 * pressing first. Stored value goes when nothing else has to, whatever day was set for the money.
 */
export const heldAgainstLaw = (tx: Tx, before: Date, limit: number): Promise<Held[]> =>
	tx
		.select({ id: cancellations.id, legalDueAt: cancellations.legalDueAt, region: orders.region })
		.from(cancellations)
		.innerJoin(orders, eq(orders.id, cancellations.orderId))
		.where(
			and(
				eq(cancellations.state, 'in_progress'),
				lt(cancellations.legalDueAt, before),
				isNotNull(cancellations.releasedAt),
				or(eq(cancellations.refundWhen, 'now'), eq(cancellations.externalDueMinor, 0)),
				sql`exists (select 1 from refunds r where r.cancellation_id = ${cancellations.id} and r.state = 'planned')`,
				sql`exists (select 1 from supplier_cancellations s
					where s.cancellation_id = ${cancellations.id} and s.state in ('to_send', 'sent')
						and s.overridden_at is null)`
			)
		)
		.orderBy(asc(cancellations.legalDueAt))
		.limit(limit);

/** Open cases that no day is kept for, in the order of their ids. */
export const openWithoutDay = (tx: Tx, after: string, limit: number): Promise<{ id: string }[]> =>
	tx
		.select({ id: cancellations.id })
		.from(cancellations)
		.where(
			and(
				inArray(cancellations.state, ['requested', 'in_progress']),
				isNull(cancellations.legalDueAt),
				gt(cancellations.id, after)
			)
		)
		.orderBy(asc(cancellations.id))
		.limit(limit);

const CAUGHT_UP = 'legal_days';
const caughtUp = z.object({ after: z.string().default(''), done: z.boolean().default(false) });

/** Up to which case days were given to those that had none. */
export async function caughtUpTo(tx: Tx) {
	const [row] = await tx.select().from(settings).where(eq(settings.key, CAUGHT_UP));
	return caughtUp.parse(row?.value ?? {});
}

export const keepCaughtUp = (tx: Tx, value: z.infer<typeof caughtUp>) =>
	tx.insert(settings).values({ key: CAUGHT_UP, value }).onConflictDoUpdate({ target: settings.key, set: { value } });
