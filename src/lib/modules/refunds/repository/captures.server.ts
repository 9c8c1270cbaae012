import { asc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Minor } from '$lib/core/money';
import type { Tx } from '$lib/server/db';
import { captures } from '../../orders/captures.tables.server';
import { tenders } from '../../orders/tables.server';
import { LIVE } from '../status';
import { refunds } from '../tables.server';

/** One capture of a payment, by the name its gateway refunds it under. */
export type Capture = {
	readonly id: string;
	readonly tenderId: string;
	readonly reference: string;
	readonly amount: Minor;
	readonly chargedBack: Minor;
	readonly disputed: boolean;
	readonly left: Minor;
};

const GONE = sql<string>`coalesce(sum(case when ${inArray(refunds.state, [...LIVE])} then ${refunds.amountMinor}
	when ${refunds.state} = 'succeeded' then ${refunds.amountMinor} - ${refunds.reversedMinor} else 0 end), 0)`;

/** The captures of these payments in their order, with what is left of each; none where all came in one go. */
export const capturesOf = (tx: Tx, tenderIds: readonly string[]): Promise<Capture[]> =>
	read(tx, inArray(captures.tenderId, [...tenderIds]));

/** Those of all payments of an order. */
export const capturesOfOrder = (tx: Tx, orderId: string): Promise<Capture[]> => {
	const ofOrder = tx.select({ id: tenders.id }).from(tenders).where(eq(tenders.orderId, orderId));
	return read(tx, inArray(captures.tenderId, ofOrder));
};

async function read(tx: Tx, which: SQL): Promise<Capture[]> {
	const { id, tenderId, reference, position, amountMinor: amount, chargedBackMinor: chargedBack, disputed } = captures;
	const rows = await tx
		.select({ id, tenderId, reference, amount, chargedBack, disputed, gone: GONE })
		.from(captures)
		.leftJoin(refunds, eq(refunds.captureId, id))
		.where(which)
		.groupBy(id)
		.orderBy(asc(tenderId), asc(position));
	return rows.map(({ gone, ...capture }) => ({
		...capture,
		left: capture.amount - capture.chargedBack - Number(gone)
	}));
}
