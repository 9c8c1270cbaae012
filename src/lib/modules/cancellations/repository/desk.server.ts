import { and, asc, eq, getTableColumns, inArray, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '$lib/core/actor';
import { SYSTEM } from '$lib/core/actor';
import { isOneOf } from '$lib/core/one-of';
import { Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import { getOrder } from '../../orders/repository/read.server';
import { visibleTo } from '../../orders/repository/visible.server';
import type { AcceptedCase } from '../../orders/owed';
import { orders } from '../../orders/tables.server';
import { refunds } from '../../refunds/tables.server';
import { currentPolicy, policiesIn } from '../../settings/repository.server';
import { supplierCancellations, suppliers } from '../../suppliers/tables.server';
import { ACCEPTED_STATUSES } from '../status';
import type { Case, Desk, RefundFacts, SupplierCase } from '../case';
import { cancellationItems, cancellations } from '../tables.server';

/** How a case or its order is named by who asks. */
export type Wanted =
	| { readonly order: string }
	| { readonly orderNumber: string }
	| { readonly cancellation: string }
	| { readonly number: string };

/**
 * Takes the order's row lock, the one lock every change of its cases, units and tenders is made under, and reads all a
 * decision needs. Two round trips. @throws Refused `cancellation.not_found`, `order.not_found`
 */
export async function lockDesk(tx: Tx, actor: Actor, wanted: Wanted): Promise<Desk> {
	const [locked] = await tx.select({ id: orders.id }).from(orders).where(seen(actor, wanted)).for('update');
	if (!locked) throw new Refused(missing(wanted));
	return deskOf(tx, actor, locked.id);
}

/** The same without the lock, in one round trip more than the caller's own look-up of the order. */
export async function readDesk(tx: Tx, actor: Actor, wanted: Wanted): Promise<Desk> {
	const [found] = await tx.select({ id: orders.id }).from(orders).where(seen(actor, wanted));
	if (!found) throw new Refused(missing(wanted));
	return deskOf(tx, actor, found.id);
}

/** A stranger's order is neither found nor locked. A tracking link may see one case, which is checked once it is read. */
const seen = (actor: Actor, wanted: Wanted) =>
	and(eq(orders.id, orderOf(wanted)), actor.kind === 'link' ? undefined : visibleTo(actor));

const missing = (wanted: Wanted) =>
	'order' in wanted || 'orderNumber' in wanted ? 'order.not_found' : 'cancellation.not_found';

function orderOf(wanted: Wanted): SQL | string {
	if ('order' in wanted) return wanted.order;
	if ('orderNumber' in wanted) {
		return sql`(select o.id from ${orders} o where o.number = ${wanted.orderNumber})`;
	}
	const named =
		'number' in wanted ? eq(cancellations.number, wanted.number) : eq(cancellations.id, wanted.cancellation);
	return sql`(select ${cancellations.orderId} from ${cancellations} where ${named})`;
}

/** Statements go out together: they need only the order's id. */
async function deskOf(tx: Tx, actor: Actor, orderId: string): Promise<Desk> {
	const [order, cases, items, paid, asked, policies] = await Promise.all([
		getOrder(tx, actor.kind === 'link' ? SYSTEM : actor, orderId),
		casesOf(tx, orderId),
		itemsOf(tx, [orderId]),
		refundsOfOrders(tx, [orderId]),
		suppliersOfOrders(tx, [orderId]),
		policiesOf(tx, orderId)
	]);
	const whole = cases.map((one) => ({ ...one, items: items.filter((item) => item.cancellationId === one.id) }));
	const seen = actor.kind === 'link' ? whole.filter(({ id }) => id === actor.id) : whole;
	if (actor.kind === 'link' && seen.length === 0) throw new Refused('cancellation.not_found');
	return { order, cases: whole, refunds: paid, suppliers: asked, ...policies };
}

/** A case's columns by the names the rules use. */
export const caseColumns = {
	...getTableColumns(cancellations),
	worth: cancellations.worthMinor,
	due: cancellations.dueMinor,
	externalDue: cancellations.externalDueMinor,
	refunded: cancellations.refundedMinor,
	waived: cancellations.waivedMinor,
	lost: cancellations.lostMinor
};

const casesOf = (tx: Tx, orderId: string): Promise<Omit<Case, 'items'>[]> =>
	tx
		.select(caseColumns)
		.from(cancellations)
		.where(eq(cancellations.orderId, orderId))
		.orderBy(asc(cancellations.createdAt), asc(cancellations.id));

/** What the cases of these orders are about. */
export const itemsOf = (tx: Tx, orderIds: readonly string[]) =>
	tx
		.select({
			...getTableColumns(cancellationItems),
			worth: cancellationItems.worthMinor,
			tax: cancellationItems.taxMinor
		})
		.from(cancellationItems)
		.innerJoin(cancellations, eq(cancellations.id, cancellationItems.cancellationId))
		.where(inArray(cancellations.orderId, [...orderIds]))
		.orderBy(asc(cancellationItems.id));

export const refundsOfOrders = async (tx: Tx, orderIds: readonly string[]): Promise<RefundFacts[]> =>
	(
		await tx
			.select()
			.from(refunds)
			.where(inArray(refunds.orderId, [...orderIds]))
			.orderBy(asc(refunds.id))
	).map(refundFacts);

/** A refund's row as the rules see it. */
export const refundFacts = ({ amountMinor, reversedMinor, ...row }: typeof refunds.$inferSelect): RefundFacts => ({
	...row,
	amount: amountMinor,
	reversed: reversedMinor
});

/** Who was asked about the cases of these orders. */
export const suppliersOfOrders = (tx: Tx, orderIds: readonly string[]): Promise<SupplierCase[]> =>
	tx
		.select({
			...getTableColumns(supplierCancellations),
			supplierName: suppliers.name,
			note: supplierCancellations.answerNote
		})
		.from(supplierCancellations)
		.innerJoin(suppliers, eq(suppliers.id, supplierCancellations.supplierId))
		.innerJoin(cancellations, eq(cancellations.id, supplierCancellations.cancellationId))
		.where(inArray(cancellations.orderId, [...orderIds]));

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

/** What accepted cases have done to the order's debt. */
export const acceptedOf = async (tx: Tx, orderId: string): Promise<AcceptedCase[]> =>
	(await casesOf(tx, orderId)).filter(({ state }) => isOneOf(ACCEPTED_STATUSES, state));

/** Who made the last change of a case, for whoever came second. */
export const lastChange = (tx: Tx, cancellationId: string) =>
	tx.execute<{ actor_name: string; name: string }>(
		sql`select actor_name, name from events where cancellation_id = ${cancellationId} order by seq desc limit 1`
	);
