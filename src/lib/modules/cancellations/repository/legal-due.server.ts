import { and, asc, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { cancellations } from '../tables.server';

/**
 * Cases whose money waits for nothing but a supplier's answer while the law wants it back before that moment, the most
 * pressing first.
 */
export const heldAgainstLaw = (tx: Tx, before: Date, limit: number): Promise<{ id: string }[]> =>
	tx
		.select({ id: cancellations.id })
		.from(cancellations)
		.where(
			and(
				eq(cancellations.state, 'in_progress'),
				lt(cancellations.legalDueAt, before),
				isNotNull(cancellations.releasedAt),
				eq(cancellations.refundWhen, 'now'),
				sql`exists (select 1 from refunds r where r.cancellation_id = ${cancellations.id} and r.state = 'planned'
					and r.method in ('original_payment', 'bank_deposit', 'manual'))`,
				sql`exists (select 1 from supplier_cancellations s
					where s.cancellation_id = ${cancellations.id} and s.state in ('to_send', 'sent')
						and s.overridden_at is null)`
			)
		)
		.orderBy(asc(cancellations.legalDueAt))
		.limit(limit);
