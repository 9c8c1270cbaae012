import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import type { AcceptedCase } from '../../orders/owed';
import { ACCEPTED_STATUSES } from '../status';
import { cancellations } from '../tables.server';

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
