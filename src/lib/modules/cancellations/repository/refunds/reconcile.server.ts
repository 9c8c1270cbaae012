import { and, asc, count, desc, eq, gte, inArray, isNotNull, ne, notInArray, or, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { orders, tenders } from '../../../orders/tables.server';
import type { GatewayName } from '../../../payments/gateway-names';
import { refunds } from '../../../refunds/tables.server';
import type { DifferenceOutcome, DifferenceState } from '../../reconcile/difference';
import { differences, reconciliations } from '../../reconcile.tables.server';

export type Reconciliation = typeof reconciliations.$inferSelect;
export type KeptDifference = typeof differences.$inferSelect;

/** Writes a new comparison down; nothing where this night has one already. */
export async function insertRun(tx: Tx, run: Omit<Reconciliation, 'total' | 'compared'>): Promise<boolean> {
	const made = await tx.insert(reconciliations).values(run).onConflictDoNothing().returning({ id: reconciliations.id });
	return made.length > 0;
}

export async function latestRun(tx: Tx): Promise<Reconciliation | undefined> {
	const newest = [desc(reconciliations.startedAt), desc(reconciliations.id)];
	const [run] = await tx
		.select()
		.from(reconciliations)
		.orderBy(...newest)
		.limit(1);
	return run;
}

export const setTotal = (tx: Tx, id: string, total: number) =>
	tx.update(reconciliations).set({ total }).where(eq(reconciliations.id, id));

export const addCompared = (tx: Tx, id: string, more: number) =>
	tx
		.update(reconciliations)
		.set({ compared: sql`${reconciliations.compared} + ${more}` })
		.where(eq(reconciliations.id, id));

/** Payments we refunded since then, at gateways that can be called. */
export async function tendersRefundedSince(tx: Tx, since: Date, gateways: readonly GatewayName[]): Promise<string[]> {
	const rows = await tx
		.selectDistinct({ id: tenders.id })
		.from(refunds)
		.innerJoin(tenders, eq(tenders.id, refunds.tenderId))
		.where(
			and(
				gte(refunds.createdAt, since),
				inArray(tenders.gateway, [...gateways]),
				or(isNotNull(tenders.reference), isNotNull(refunds.captureId))
			)
		);
	return rows.map(({ id }) => id);
}

export type Compared = Pick<typeof tenders.$inferSelect, 'id' | 'orderId' | 'gateway' | 'reference'> & {
	readonly currency: string;
};

export const tendersNamed = (tx: Tx, ids: readonly string[]): Promise<Compared[]> =>
	tx
		.select({
			...{ id: tenders.id, orderId: tenders.orderId, gateway: tenders.gateway, reference: tenders.reference },
			currency: orders.currency
		})
		.from(tenders)
		.innerJoin(orders, eq(orders.id, tenders.orderId))
		.where(inArray(tenders.id, [...ids]))
		.orderBy(asc(tenders.id));

type NewDifference = typeof differences.$inferInsert;

/** Keeps what was found about a payment: what is known already stays, what both sides agree on by now is settled. */
export async function keepDifferences(tx: Tx, tenderId: string, found: readonly NewDifference[], now: Date) {
	const abouts = found.map(({ about }) => about);
	const gone = and(
		eq(differences.tenderId, tenderId),
		ne(differences.state, 'settled'),
		abouts.length > 0 ? notInArray(differences.about, abouts) : undefined
	);
	const agreed = { state: 'settled', outcome: 'agreed', settledAt: now } as const;
	await tx.update(differences).set(agreed).where(gone);
	if (found.length > 0)
		await tx
			.insert(differences)
			.values([...found])
			.onConflictDoNothing();
}

/** Holds one difference. */
export async function lockDifference(tx: Tx, id: string): Promise<KeptDifference | undefined> {
	const [row] = await tx.select().from(differences).where(eq(differences.id, id)).for('update');
	return row;
}

type Change = {
	readonly state: DifferenceState;
	readonly outcome?: DifferenceOutcome;
	readonly note?: string;
	readonly settledAt?: Date;
	readonly settledBy?: string;
};

export const changeDifference = (tx: Tx, id: string, set: Change) =>
	tx.update(differences).set(set).where(eq(differences.id, id));

const MOST = 200;

/** What is not settled, newest first, and the last of what is; each with the number of its order. */
export const listDifferences = (tx: Tx, settled: boolean) =>
	tx
		.select({ difference: differences, order: orders.number })
		.from(differences)
		.innerJoin(orders, eq(orders.id, differences.orderId))
		.where(inArray(differences.state, settled ? ['settled'] : ['open', 'fixing']))
		.orderBy(desc(differences.foundAt), desc(differences.id))
		.limit(settled ? 20 : MOST);

export async function countOpen(tx: Tx): Promise<number> {
	const [row] = await tx.select({ open: count() }).from(differences).where(eq(differences.state, 'open'));
	return row?.open ?? 0;
}
