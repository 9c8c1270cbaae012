import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import type { AcceptedCase } from '../../orders/owed';
import type { Holder } from '../../orders/units';
import { ACCEPTED_STATUSES, LIVE_STATUSES } from '../status';
import { cancellationItems, cancellations } from '../tables.server';

/** What an order's accepted cases did to its debt. */
export const acceptedOn = (tx: Tx, orderId: string): Promise<AcceptedCase[]> =>
	tx
		.select({
			worth: cancellations.worthMinor,
			due: cancellations.dueMinor,
			refunded: cancellations.refundedMinor,
			waived: cancellations.waivedMinor,
			lost: cancellations.lostMinor
		})
		.from(cancellations)
		.where(and(eq(cancellations.orderId, orderId), inArray(cancellations.state, [...ACCEPTED_STATUSES])));

/** The order's cases that hold or have canceled units, with the lines they are of, oldest first. */
export const holdersOn = (tx: Tx, orderId: string): Promise<Holder[]> =>
	tx
		.select({ id: cancellations.id, number: cancellations.number, line: cancellationItems.lineItemId })
		.from(cancellationItems)
		.innerJoin(cancellations, eq(cancellations.id, cancellationItems.cancellationId))
		.where(and(eq(cancellations.orderId, orderId), inArray(cancellations.state, [...LIVE_STATUSES])))
		.orderBy(asc(cancellations.createdAt), asc(cancellations.id));
