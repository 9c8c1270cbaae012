import { sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { lineItems, products } from '../tables.server';
import { inJson } from './rows.server';
import { NO_UNITS, PLACES, type Place, type Units } from '../units';

/** So many units of one line going from one place to another. */
export type UnitMove = {
	readonly lineItemId: string;
	readonly from: Place;
	readonly to: Place;
	readonly quantity: number;
};

const COUNTERS = sql.raw(PLACES.map((place) => `${place} integer`).join(', '));

/** Moves units of any number of lines at once. The order's row is locked; a CHECK refuses what does not add up. */
export async function moveUnits(tx: Tx, moves: readonly UnitMove[]): Promise<void> {
	if (moves.length === 0) return;
	await tx.execute(sql`update ${lineItems} set open = ${lineItems.open} + d.open, held = ${lineItems.held} + d.held,
		canceled = ${lineItems.canceled} + d.canceled, fulfilling = ${lineItems.fulfilling} + d.fulfilling,
		shipped = ${lineItems.shipped} + d.shipped, delivered = ${lineItems.delivered} + d.delivered
		from json_to_recordset(${JSON.stringify(differences(moves))}::text::json) as d(id text, ${COUNTERS})
		where ${lineItems.id} = d.id`);
}

type Difference = { id: string } & Record<Place, number>;

function differences(moves: readonly UnitMove[]): Difference[] {
	const byLine = new Map<string, Difference>();
	for (const { lineItemId, from, to, quantity } of moves) {
		const line = byLine.get(lineItemId) ?? { ...NO_UNITS, id: lineItemId };
		line[from] -= quantity;
		line[to] += quantity;
		byLine.set(lineItemId, line);
	}
	return [...byLine.values()];
}

/** The moves that make `before` into `after`, for a line whose units a rule has moved. */
export function movesBetween(lineItemId: string, before: Units, after: Units): UnitMove[] {
	const grown = PLACES.find((place) => after[place] > before[place]);
	if (!grown) return [];
	return PLACES.filter((place) => after[place] < before[place]).map((from) => ({
		lineItemId,
		from,
		to: grown,
		quantity: before[from] - after[from]
	}));
}

export type StockChange = { readonly productId: string; readonly by: number };

/**
 * Puts units on the shelf (`by` above 0) or takes them off, in one statement; products are locked in the order of their
 * ids, so that two orders with the same goods never wait for each other. A CHECK refuses to take what is not there.
 */
export async function changeStock(tx: Tx, changes: readonly StockChange[]): Promise<void> {
	if (changes.length === 0) return;
	await tx.execute(sql`with change as (select id, sum(by) as by
			from json_to_recordset(${JSON.stringify(changes.map(({ productId, by }) => ({ id: productId, by })))}::text::json)
				as c(id text, by integer) group by id),
		locked as (select p.id from ${products} p join change on change.id = p.id order by p.id for update of p)
		update ${products} set stock = ${products.stock} + change.by from change join locked on locked.id = change.id
		where ${products.id} = change.id`);
}

/** What is on the shelf of these products, locked in the order of their ids. */
export async function lockStock(tx: Tx, productIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
	if (productIds.length === 0) return new Map();
	const rows = await tx
		.select({ id: products.id, stock: products.stock })
		.from(products)
		.where(inJson(products.id, productIds))
		.orderBy(products.id)
		.for('update');
	return new Map(rows.map(({ id, stock }) => [id, stock]));
}
