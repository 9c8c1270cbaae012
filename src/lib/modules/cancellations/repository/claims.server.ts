import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { lineItems, orders, tenders } from '../../orders/tables.server';
import { refunds } from '../../refunds/tables.server';
import { cancellationClaims } from '../claims.tables.server';
import { cancellationItems, cancellations } from '../tables.server';

/** The case a number stands for: one that came in under it, or one of ours. Read under the order's lock. */
export async function caseOfClaim(tx: Tx, orderId: string, code: string): Promise<string | undefined> {
	const [found] = await tx
		.select({ id: cancellations.id })
		.from(cancellations)
		.leftJoin(cancellationClaims, eq(cancellationClaims.cancellationId, cancellations.id))
		.where(
			and(eq(cancellations.orderId, orderId), or(eq(cancellationClaims.code, code), eq(cancellations.number, code)))
		);
	return found?.id;
}

type Claimed = { readonly code: string; readonly cancellationId: string; readonly status: string };

/** Keeps under which number a case came in, and what it was there. A number of another order is left as it is. */
export const keepClaim = (tx: Tx, { now, actor }: Ctx, claimed: Claimed) =>
	tx
		.insert(cancellationClaims)
		.values({ ...claimed, takenAt: now, byName: actor.name })
		.onConflictDoUpdate({
			target: cancellationClaims.code,
			set: { status: claimed.status, takenAt: now, byName: actor.name },
			setWhere: eq(cancellationClaims.cancellationId, claimed.cancellationId)
		})
		.returning({ code: cancellationClaims.code });

/** What a file says of the items of these cases, beside the cases themselves: one statement. */
export const claimItems = (tx: Tx, ids: readonly string[]) =>
	tx
		.select({
			id: cancellations.id,
			code: cancellationClaims.code,
			released: sql<boolean>`${cancellations.releasedAt} is not null`,
			refunded: cancellations.refundedMinor,
			endedAt: cancellations.endedAt,
			onHold: sql<boolean>`exists (select from ${refunds} where ${refunds.cancellationId} = ${cancellations.id}
				and ${refunds.state} in ('on_hold', 'blocked_by_dispute'))`,
			secured: sql<number>`(select coalesce(sum(greatest(${tenders.capturedMinor}, ${tenders.authorizedMinor})), 0)
				from ${tenders} where ${tenders.orderId} = ${cancellations.orderId})`.mapWith(Number),
			position: lineItems.position,
			sku: lineItems.sku,
			title: lineItems.title,
			quantity: cancellationItems.quantity,
			reason: cancellationItems.reason,
			reasonText: cancellationItems.reasonText
		})
		.from(cancellations)
		.innerJoin(orders, eq(orders.id, cancellations.orderId))
		.innerJoin(cancellationItems, eq(cancellationItems.cancellationId, cancellations.id))
		.innerJoin(lineItems, eq(lineItems.id, cancellationItems.lineItemId))
		.leftJoin(cancellationClaims, eq(cancellationClaims.cancellationId, cancellations.id))
		.where(inArray(cancellations.id, [...ids]))
		.orderBy(asc(lineItems.position));

export type ClaimedItem = Awaited<ReturnType<typeof claimItems>>[number];
