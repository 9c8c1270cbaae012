import { and, asc, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { cancellations } from '../tables.server';
import { unansweredRequests } from '../unanswered.tables.server';

export type Span = { readonly after: Date; readonly before: Date };
export type Unanswered = { readonly id: string; readonly deadlineAt: Date };

/** Requests that stand in the queue since that time and wait for staff, of which nobody was told; the oldest first. */
export const untoldRequests = (tx: Tx, { after, before }: Span, limit: number): Promise<Unanswered[]> =>
	tx
		.select({ id: cancellations.id, deadlineAt: cancellations.deadlineAt })
		.from(cancellations)
		.where(
			and(
				eq(cancellations.state, 'requested'),
				gte(cancellations.deadlineAt, after),
				lt(cancellations.deadlineAt, before),
				isNull(cancellations.offeredQuoteId),
				sql`not exists (select 1 from ${unansweredRequests} where ${unansweredRequests.cancellationId} = ${cancellations.id}
					and ${unansweredRequests.deadlineAt} = ${cancellations.deadlineAt})`
			)
		)
		.orderBy(asc(cancellations.deadlineAt), asc(cancellations.id))
		.limit(limit);

/** @returns whether this is the first to say so */
export async function claimUnanswered(tx: Tx, { id, deadlineAt }: Unanswered, toldAt: Date): Promise<boolean> {
	const claimed = await tx
		.insert(unansweredRequests)
		.values({ cancellationId: id, deadlineAt, toldAt })
		.onConflictDoNothing()
		.returning({ id: unansweredRequests.cancellationId });
	return claimed.length > 0;
}
