import { asc, eq, getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '$lib/core/actor';
import { SYSTEM } from '$lib/core/actor';
import { Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import { getOrder } from '../../orders/repository/read.server';
import { orders } from '../../orders/tables.server';
import { refunds } from '../../refunds/tables.server';
import { currentPolicy, policiesIn } from '../../settings/repository.server';
import { supplierCancellations, suppliers } from '../../suppliers/tables.server';
import type { Case, Desk, RefundFacts, SupplierCase } from '../case';
import { cancellationItems, cancellations } from '../tables.server';

/** How a case or its order is named by who asks. */
export type Wanted = { readonly order: string } | { readonly cancellation: string } | { readonly number: string };

/**
 * Takes the order's row lock, the one lock every change of its cases, units and tenders is made under, and reads all a
 * decision needs. Two round trips. @throws Refused `cancellation.not_found`, `order.not_found`
 */
export async function lockDesk(tx: Tx, actor: Actor, wanted: Wanted): Promise<Desk> {
	const [locked] = await tx.select({ id: orders.id }).from(orders).where(eq(orders.id, orderOf(wanted))).for('update');
	if (!locked) throw new Refused('order' in wanted ? 'order.not_found' : 'cancellation.not_found');
	return deskOf(tx, actor, locked.id);
}

/** The same without the lock, in one round trip more than the caller's own look-up of the order. */
export async function readDesk(tx: Tx, actor: Actor, wanted: Wanted): Promise<Desk> {
	const [found] = await tx.select({ id: orders.id }).from(orders).where(eq(orders.id, orderOf(wanted)));
	if (!found) throw new Refused('order' in wanted ? 'order.not_found' : 'cancellation.not_found');
	return deskOf(tx, actor, found.id);
}

function orderOf(wanted: Wanted): SQL | string {
	if ('order' in wanted) return wanted.order;
	const named =
		'number' in wanted ? eq(cancellations.number, wanted.number) : eq(cancellations.id, wanted.cancellation);
	return sql`(select ${cancellations.orderId} from ${cancellations} where ${named})`;
}

/** Statements go out together: they need only the order's id. */
async function deskOf(tx: Tx, actor: Actor, orderId: string): Promise<Desk> {
	const [order, cases, items, paid, asked, policies] = await Promise.all([
		getOrder(tx, actor.kind === 'link' ? SYSTEM : actor, orderId),
		casesOf(tx, orderId),
		itemsOf(tx, orderId),
		refundsOfOrder(tx, orderId),
		suppliersOfOrder(tx, orderId),
		policiesOf(tx, orderId)
	]);
	const whole = cases.map((one) => ({ ...one, items: items.filter((item) => item.cancellationId === one.id) }));
	const seen = actor.kind === 'link' ? whole.filter(({ id }) => id === actor.id) : whole;
	if (actor.kind === 'link' && seen.length === 0) throw new Refused('cancellation.not_found');
	return { order, cases: whole, refunds: paid, suppliers: asked, ...policies };
}

const casesOf = (tx: Tx, orderId: string): Promise<Omit<Case, 'items'>[]> =>
	tx
		.select({
			...getTableColumns(cancellations),
			worth: cancellations.worthMinor,
			due: cancellations.dueMinor,
			externalDue: cancellations.externalDueMinor,
			refunded: cancellations.refundedMinor,
			waived: cancellations.waivedMinor,
			lost: cancellations.lostMinor
		})
		.from(cancellations)
		.where(eq(cancellations.orderId, orderId))
		.orderBy(asc(cancellations.createdAt), asc(cancellations.id));

const itemsOf = (tx: Tx, orderId: string) =>
	tx
		.select({
			...getTableColumns(cancellationItems),
			worth: cancellationItems.worthMinor,
			tax: cancellationItems.taxMinor
		})
		.from(cancellationItems)
		.innerJoin(cancellations, eq(cancellations.id, cancellationItems.cancellationId))
		.where(eq(cancellations.orderId, orderId))
		.orderBy(asc(cancellationItems.id));

const refundsOfOrder = async (tx: Tx, orderId: string): Promise<RefundFacts[]> =>
	(await tx.select().from(refunds).where(eq(refunds.orderId, orderId)).orderBy(asc(refunds.id))).map(refundFacts);

/** A refund's row as the rules see it. */
export const refundFacts = ({ amountMinor, reversedMinor, ...row }: typeof refunds.$inferSelect): RefundFacts => ({
	...row,
	amount: amountMinor,
	reversed: reversedMinor
});

const suppliersOfOrder = (tx: Tx, orderId: string): Promise<SupplierCase[]> =>
	tx
		.select({
			...getTableColumns(supplierCancellations),
			supplierName: suppliers.name,
			note: supplierCancellations.answerNote
		})
		.from(supplierCancellations)
		.innerJoin(suppliers, eq(suppliers.id, supplierCancellations.supplierId))
		.innerJoin(cancellations, eq(cancellations.id, supplierCancellations.cancellationId))
		.where(eq(cancellations.orderId, orderId));

/** The policy in force, and those the order's cases were quoted under. */
async function policiesOf(tx: Tx, orderId: string): Promise<Pick<Desk, 'policy' | 'policies'>> {
	const quoted = tx
		.select({ version: cancellations.policyVersion })
		.from(cancellations)
		.where(eq(cancellations.orderId, orderId));
	const known = await policiesIn(tx, quoted);
	const current = known.at(-1) ?? (await currentPolicy(tx));
	return { policy: current, policies: new Map(known.map(({ version, policy }) => [version, policy])) };
}

/** Who made the last change of a case, for whoever came second. */
export const lastChange = (tx: Tx, cancellationId: string) =>
	tx.execute<{ actor_name: string; name: string }>(
		sql`select actor_name, name from events where cancellation_id = ${cancellationId} order by seq desc limit 1`
	);
