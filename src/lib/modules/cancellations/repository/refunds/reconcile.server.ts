import { and, asc, count, desc, eq, gte, inArray, isNotNull, isNull, notInArray, or, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { connections } from '../../../channels/tables.server';
import { lineItems, orders, tenders } from '../../../orders/tables.server';
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

/** Orders we refunded something of since then, at gateways that can be called. */
export async function ordersRefundedSince(tx: Tx, since: Date, gateways: readonly GatewayName[]): Promise<string[]> {
	const rows = await tx
		.selectDistinct({ id: tenders.orderId })
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

/** Orders something is to be put right about. */
export async function ordersInDrift(tx: Tx): Promise<string[]> {
	const rows = await tx
		.selectDistinct({ id: differences.orderId })
		.from(differences)
		.where(inArray(differences.state, OPEN));
	return rows.map(({ id }) => id);
}

const OPEN: DifferenceState[] = ['open', 'fixing'];

export type Compared = Pick<typeof tenders.$inferSelect, 'id' | 'orderId' | 'gateway' | 'reference'>;

/** An order's payments at these gateways. */
export const tendersOn = (tx: Tx, orderId: string, gateways: readonly GatewayName[]): Promise<Compared[]> =>
	tx
		.select({ id: tenders.id, orderId: tenders.orderId, gateway: tenders.gateway, reference: tenders.reference })
		.from(tenders)
		.where(and(eq(tenders.orderId, orderId), inArray(tenders.gateway, [...gateways])))
		.orderBy(asc(tenders.id));

export async function tenderNamed(tx: Tx, id: string): Promise<Compared | undefined> {
	const [row] = await tx
		.select({ id: tenders.id, orderId: tenders.orderId, gateway: tenders.gateway, reference: tenders.reference })
		.from(tenders)
		.where(eq(tenders.id, id));
	return row;
}

export type NewDifference = typeof differences.$inferInsert;

/** What of an order was compared: these payments, and how it stands at these connections. */
export type Scope = {
	readonly orderId: string;
	readonly tenders: readonly string[];
	readonly connections: readonly string[];
};

/**
 * Keeps what was found about an order: what is known already stays, what all sides agree on by now is settled, and what
 * somebody closed with a reason stays closed as long as it is the same.
 */
export async function keepDifferences(tx: Tx, scope: Scope, found: readonly NewDifference[], now: Date): Promise<void> {
	const names = found.map(({ kind, about }) => `${kind}/${about}`);
	const named = sql<string>`${differences.kind} || '/' || ${differences.about}`;
	const gone = and(
		eq(differences.orderId, scope.orderId),
		inArray(differences.state, OPEN),
		or(
			inArray(differences.tenderId, [...scope.tenders]),
			and(isNull(differences.tenderId), inArray(differences.connectionId, [...scope.connections]))
		),
		names.length > 0 ? notInArray(named, names) : undefined
	);
	const agreed = { state: 'settled', outcome: 'agreed', settledAt: now } as const;
	await tx.update(differences).set(agreed).where(gone);
	const closed = found.length > 0 ? await closedOn(tx, scope.orderId) : [];
	const fresh = found.filter((one) => !closed.some((known) => isSame(known, one)));
	if (fresh.length > 0) await tx.insert(differences).values(fresh).onConflictDoNothing();
}

const closedOn = (tx: Tx, orderId: string): Promise<KeptDifference[]> =>
	tx
		.select()
		.from(differences)
		.where(and(eq(differences.orderId, orderId), eq(differences.outcome, 'dismissed')));

/** Both say the same of the same thing. */
const SAID = [
	'kind',
	'about',
	'oursMinor',
	'oursState',
	'oursUnits',
	'theirsMinor',
	'theirsState',
	'platformMinor',
	'platformState',
	'platformUnits'
] as const;
const isSame = (known: KeptDifference, one: NewDifference): boolean =>
	SAID.every((name) => known[name] === (one[name] ?? null));

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

/** What is not settled, newest first, and the last of what is; each with its order, its store and its item. */
export const listDifferences = (tx: Tx, settled: boolean) =>
	tx
		.select({ difference: differences, order: orders.number, store: connections.name, item: lineItems.title })
		.from(differences)
		.innerJoin(orders, eq(orders.id, differences.orderId))
		.leftJoin(connections, eq(connections.id, differences.connectionId))
		.leftJoin(lineItems, eq(lineItems.id, differences.lineItemId))
		.where(inArray(differences.state, settled ? ['settled'] : OPEN))
		.orderBy(desc(differences.foundAt), desc(differences.id))
		.limit(settled ? 20 : MOST);

export async function countOpen(tx: Tx): Promise<number> {
	const [row] = await tx.select({ open: count() }).from(differences).where(eq(differences.state, 'open'));
	return row?.open ?? 0;
}
