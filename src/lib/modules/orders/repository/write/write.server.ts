import { sql } from 'drizzle-orm';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';

import { supplierOrders } from '../../../suppliers/tables.server';
import { itemNames } from '../../search.tables.server';
import { captures } from '../../captures.tables.server';
import { charges, discounts, lineItems, orders, tenders } from '../../tables.server';
import { knownParties, type Parties } from './parties.server';
import { detailRows } from './details.server';
import { refusingTaken } from './payment-taken.server';
import type { NewOrder, Openings } from './new-order';
import { inJson, insertRows } from '../rows.server';

/** `taken`: numbers another order has already; nothing of those was written. */
export type Inserted = {
	readonly orders: readonly { id: string; number: string }[];
	readonly taken: readonly string[];
};

/**
 * Writes new orders with all that hangs on them, however many, in three round trips. Shoppers and suppliers nobody knew
 * yet are made; a product of the same SKU is linked. Stock is as the shop tells it and is not taken here; points and credit
 * were spent at checkout and are not taken again.
 * @throws Refused `order.payment_taken` when another order was paid by the same payment
 */
export async function insertOrders(
	tx: Tx,
	ctx: Ctx,
	incoming: readonly NewOrder[],
	openings: Openings
): Promise<Inserted> {
	const parties = await knownParties(tx, ctx, incoming);
	const rows = incoming.map((order) => ({ ...order, row: orderRow(ctx, order, parties) }));
	const heads = rows.map(({ row }) => row);
	const written = await insertHeads(tx, heads);
	const fresh = rows.filter(({ row }) => written.has(row.id));
	const details = detailRows(ctx, fresh, parties);
	const writing = Promise.all([
		insertRows(tx, lineItems, details.lines),
		insertRows(tx, itemNames, namesOf(details.lines), ONCE),
		insertRows(tx, charges, details.charges),
		insertRows(tx, discounts, details.discounts),
		insertRows(tx, tenders, details.tenders),
		insertRows(tx, captures, details.captures),
		insertRows(tx, supplierOrders, details.supplierOrders),
		openings.payments(tx, ctx, details.payments),
		record(tx, ctx, fresh.map(placed))
	]);
	await refusingTaken(writing);
	await openings.benefits(tx, ctx, details.benefits);
	const taken = heads.filter(({ id }) => !written.has(id)).map(({ number }) => number);
	return { orders: fresh.map(({ row: { id, number } }) => ({ id, number })), taken };
}

function orderRow({ newId }: Ctx, { channel, partner, input, frozen }: NewOrder, parties: Parties) {
	const email = input.email.toLowerCase();
	return {
		id: newId('ord'),
		number: input.number,
		channel,
		partner,
		shopperId: parties.shopper(email),
		email,
		name: input.name,
		currency: input.currency,
		region: input.region,
		locale: input.locale,
		placedAt: new Date(input.placed_at),
		totalMinor: frozen.total,
		benefitRules: input.benefit_rules ?? null,
		pointsEarned: input.points_earned
	};
}

/** Both statements go out together; the second sees what the first has written. In order of number, against deadlocks. */
async function insertHeads(tx: Tx, heads: readonly (typeof orders.$inferInsert)[]): Promise<ReadonlySet<string>> {
	const sorted = heads.toSorted((a, b) => (a.number < b.number ? -1 : 1));
	const ids = heads.map(({ id }) => id);
	const [, written] = await Promise.all([
		insertRows(tx, orders, sorted, sql`on conflict (number) do nothing`),
		tx.select({ id: orders.id }).from(orders).where(inJson(orders.id, ids))
	]);
	return new Set(written.map(({ id }) => id));
}

const placed = ({ row: { id, number, channel } }: { row: { id: string; number: string; channel: string } }) =>
	({ name: 'order.placed', subject: id, orderId: id, data: { number, channel } }) as const;

type Name = { readonly sku: string; readonly title: string };

/** Each SKU and title once, in their order, against deadlocks. */
function namesOf(lines: readonly Name[]): Name[] {
	const once = new Map(lines.map(({ sku, title }) => [`${sku}\n${title}`, { sku, title }]));
	return [...once].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name);
}

/** Nearly all are known: those are left out before anything is made of them. */
const ONCE = sql`r where not exists (select 1 from item_names n where n.sku = r.sku and md5(n.title) = md5(r.title))
	on conflict do nothing`;
