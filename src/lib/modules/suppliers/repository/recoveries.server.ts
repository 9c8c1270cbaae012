import { asc, eq } from 'drizzle-orm';
import type { Minor } from '$lib/core/money';
import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { recoveries } from '../recoveries.tables.server';
import { supplierCancellations } from '../tables.server';

export type Recovery = typeof recoveries.$inferSelect;

type Expected = {
	/** The asking it is paid back for. */
	readonly id: string;
	readonly supplierId: string;
	readonly amount: Minor;
	readonly currency: string;
	readonly on: string | null;
};

/**
 * What a supplier is to pay back from now on; a corrected answer corrects it. Nothing to expect leaves no row.
 * @throws Refused `recovery.below_settled` when more has come or was given up already
 */
export async function expectRecovery(tx: Tx, { now }: Pick<Ctx, 'now'>, expected: Expected): Promise<void> {
	const { id, supplierId, amount, currency, on } = expected;
	const known = await lockRecovery(tx, id);
	if (!known) {
		if (amount > 0)
			await tx
				.insert(recoveries)
				.values({ id, supplierId, currency, expectedMinor: amount, expectedOn: on, createdAt: now });
		return;
	}
	const settled = known.receivedMinor + known.writtenOffMinor;
	if (amount < settled) throw new Refused('recovery.below_settled', { settled, currency: known.currency });
	await tx.update(recoveries).set({ expectedMinor: amount, expectedOn: on }).where(eq(recoveries.id, id));
}

export async function lockRecovery(tx: Tx, id: string): Promise<Recovery | undefined> {
	const [row] = await tx.select().from(recoveries).where(eq(recoveries.id, id)).for('update');
	return row;
}

/** What is paid back for what was bought for one order, the oldest first. */
export const lockRecoveriesOf = async (tx: Tx, supplierOrderId: string): Promise<Recovery[]> => {
	const rows = await tx
		.select({ recovery: recoveries })
		.from(recoveries)
		.innerJoin(supplierCancellations, eq(supplierCancellations.id, recoveries.id))
		.where(eq(supplierCancellations.supplierOrderId, supplierOrderId))
		.orderBy(asc(recoveries.createdAt), asc(recoveries.id))
		.for('update', { of: recoveries });
	return rows.map(({ recovery }) => recovery);
};

/** What suppliers are to pay back for a case, and what came of it. */
export const recoveriesOf = (tx: Tx, cancellationId: string) =>
	tx
		.select({
			id: recoveries.id,
			currency: recoveries.currency,
			expected: recoveries.expectedMinor,
			received: recoveries.receivedMinor,
			writtenOff: recoveries.writtenOffMinor
		})
		.from(recoveries)
		.innerJoin(supplierCancellations, eq(supplierCancellations.id, recoveries.id))
		.where(eq(supplierCancellations.cancellationId, cancellationId));

/** What of it is still to come. */
export const leftOf = ({ expectedMinor, receivedMinor, writtenOffMinor }: Recovery): Minor =>
	expectedMinor - receivedMinor - writtenOffMinor;

export const changeRecovery = (
	tx: Tx,
	id: string,
	patch: Partial<Pick<Recovery, 'receivedMinor' | 'writtenOffMinor'>>
) => tx.update(recoveries).set(patch).where(eq(recoveries.id, id));
