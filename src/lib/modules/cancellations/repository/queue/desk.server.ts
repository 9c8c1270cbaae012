import { and, asc, eq, getTableColumns, sql, type SQL } from 'drizzle-orm';
import { SYSTEM, type Actor } from '$lib/core/actor';
import { groupBy } from '$lib/core/group';
import { Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import { getOrders } from '../../../orders/repository/read.server';
import { among } from '../../../orders/repository/rows.server';
import { visibleTo } from '../../../orders/repository/visible.server';
import { orders } from '../../../orders/tables.server';
import { wholeQuote } from '../../../refunds/quote/quote-facts';
import { refunds } from '../../../refunds/tables.server';
import { currentPolicy, policiesIn } from '../../../settings/repository.server';
import { purchasesOf } from '../../../suppliers/repository/purchases.server';
import { supplierCancellations, suppliers } from '../../../suppliers/tables.server';
import { cardsSoldIn } from '../../../wallets/repository/cards.server';
import type { Case, Desk, RefundFacts, SupplierCase } from '../../case';
import { cancellationItems, cancellations } from '../../tables.server';

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

/**
 * The desks of these cases' orders, each order once, without a lock and for staff only. As many round trips as for one.
 */
export async function readDesks(tx: Tx, actor: Actor, caseIds: readonly string[]): Promise<Desk[]> {
	const found = await tx
		.selectDistinct({ id: cancellations.orderId })
		.from(cancellations)
		.where(among(cancellations.id, caseIds));
	const ids = found.map(({ id }) => id);
	return ids.length === 0 ? [] : desksOf(tx, actor, ids);
}

async function deskOf(tx: Tx, actor: Actor, orderId: string): Promise<Desk> {
	const [desk] = await desksOf(tx, actor.kind === 'link' ? SYSTEM : actor, [orderId]);
	if (!desk) throw new Refused('order.not_found');
	if (actor.kind === 'link' && !desk.cases.some(({ id }) => id === actor.id))
		throw new Refused('cancellation.not_found');
	return desk;
}

/** Statements go out together: they need only the orders' ids. */
async function desksOf(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Desk[]> {
	const [found, cases, items, paid, asked, policies, cards, purchases] = await Promise.all([
		getOrders(tx, actor, ids),
		casesOf(tx, ids),
		itemsOf(tx, ids),
		refundsOfOrders(tx, ids),
		suppliersOfOrders(tx, ids),
		policiesOf(tx, ids),
		cardsSoldIn(tx, ids),
		purchasesOf(tx, ids)
	]);
	const itemsBy = groupBy(items, ({ cancellationId }) => cancellationId);
	const whole = cases.map((one) => ({ ...one, quote: wholeQuote(one.quote), items: itemsBy.get(one.id) ?? [] }));
	const casesBy = groupBy(whole, ({ orderId }) => orderId);
	const refundsBy = groupBy(paid, ({ cancellationId }) => cancellationId);
	const cardsBy = groupBy(cards, ({ orderId }) => orderId);
	const purchasesBy = groupBy(purchases, ({ orderId }) => orderId);
	const suppliersBy = groupBy(asked, ({ cancellationId }) => cancellationId);
	return found.map((order) => {
		const own = casesBy.get(order.id) ?? [];
		return {
			order,
			cases: own,
			refunds: own.flatMap(({ id }) => refundsBy.get(id) ?? []),
			suppliers: own.flatMap(({ id }) => suppliersBy.get(id) ?? []),
			purchases: purchasesBy.get(order.id) ?? [],
			cards: cardsBy.get(order.id) ?? [],
			...policies
		};
	});
}

/** A case's columns by the names the rules use. */
export const caseColumns = {
	...getTableColumns(cancellations),
	worth: cancellations.worthMinor,
	due: cancellations.dueMinor,
	externalDue: cancellations.externalDueMinor,
	refunded: cancellations.refundedMinor,
	waived: cancellations.waivedMinor,
	lost: cancellations.lostMinor,
	givenUp: cancellations.givenUpMinor
};

const casesOf = (tx: Tx, orderIds: readonly string[]): Promise<Omit<Case, 'items'>[]> =>
	tx
		.select(caseColumns)
		.from(cancellations)
		.where(among(cancellations.orderId, orderIds))
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
		.where(among(cancellations.orderId, orderIds))
		.orderBy(asc(cancellationItems.id));

export const refundsOfOrders = async (tx: Tx, orderIds: readonly string[]): Promise<RefundFacts[]> =>
	(await tx.select().from(refunds).where(among(refunds.orderId, orderIds)).orderBy(asc(refunds.id))).map(refundFacts);

/** A refund's row as the rules see it. */
export const refundFacts = ({ amountMinor, reversedMinor, ...row }: typeof refunds.$inferSelect): RefundFacts => ({
	...row,
	amount: amountMinor,
	reversed: reversedMinor
});

/** Who was asked about the cases of these orders. */
export const suppliersOfOrders = (tx: Tx, orderIds: readonly string[]): Promise<SupplierCase[]> =>
	supplierCases(tx).where(among(cancellations.orderId, orderIds));

/** Who was asked about this case. */
export const suppliersOfCase = (tx: Tx, id: string): Promise<SupplierCase[]> =>
	supplierCases(tx).where(eq(cancellations.id, id));

const supplierCases = (tx: Tx) =>
	tx
		.select({
			...getTableColumns(supplierCancellations),
			supplierName: suppliers.name,
			note: supplierCancellations.answerNote
		})
		.from(supplierCancellations)
		.innerJoin(suppliers, eq(suppliers.id, supplierCancellations.supplierId))
		.innerJoin(cancellations, eq(cancellations.id, supplierCancellations.cancellationId))
		.$dynamic();

/** The policy in force, and those the orders' cases were quoted under. */
async function policiesOf(tx: Tx, orderIds: readonly string[]): Promise<Pick<Desk, 'policy' | 'policies'>> {
	const quoted = tx
		.select({ version: cancellations.policyVersion })
		.from(cancellations)
		.where(among(cancellations.orderId, orderIds));
	const known = await policiesIn(tx, quoted);
	const current = known.at(-1) ?? (await currentPolicy(tx));
	return { policy: current, policies: new Map(known.map(({ version, policy }) => [version, policy])) };
}

/** Who made the last change of a case, for whoever came second. */
export const lastChange = (tx: Tx, cancellationId: string) =>
	tx.execute<{ actor_name: string; name: string }>(
		sql`select actor_name, name from events where cancellation_id = ${cancellationId} order by seq desc limit 1`
	);
