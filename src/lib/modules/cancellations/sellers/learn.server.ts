import { demand, Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import type { TakenOrder } from '../../channels/connector';
import {
	changeLink,
	findLink,
	insertLines,
	linesOf,
	type Link,
	type LinkLine
} from '../../channels/repository/orders.server';
import { referencesOf } from '../../suppliers/repository/directory.server';
import { matchLines, type Bought, type Sold } from './match';
import type { AtSeller } from './selling';

export type Learned = { readonly link: Link; readonly lines: readonly LinkLine[] };

/**
 * Which line there is which of ours, and what was paid for it: learned when the order is read first, for stores forget it.
 * @throws Refused `supplier_order.lines_differ`
 */
export async function learn(tx: Tx, at: AtSeller): Promise<Learned> {
	const link = await findLink(tx, at.there);
	if (!link) throw new Refused('not_found');
	const held = {
		...Object.fromEntries(at.order.money.map(({ payment, captured }) => [payment, captured])),
		...link.held
	};
	const known = await linesOf(tx, at.there);
	const currency = known.length > 0 ? link.currency : await learnLines(tx, at);
	await changeLink(tx, at.there, { held, currency });
	return { link: { ...link, held, currency }, lines: known.length > 0 ? known : await linesOf(tx, at.there) };
}

/** @returns in which currency it is */
async function learnLines(tx: Tx, at: AtSeller): Promise<string> {
	const taken = demand(at.order.taken());
	const matches = matchLines(await boughtOf(tx, at), soldIn(taken));
	if (!matches) throw new Refused('supplier_order.lines_differ', { order: at.order.name });
	const rows = matches.map(({ lineItemId, sold: { line, quantity, worth } }) => ({
		...{ ...at.there, lineItemId, line, quantity, worth }
	}));
	await insertLines(tx, rows);
	return taken.input.currency;
}

async function boughtOf(tx: Tx, { desk, supplierOrderId, purchase }: AtSeller): Promise<readonly Bought[]> {
	const lines = desk.order.lines.filter((line) => line.supplierOrderId === supplierOrderId);
	const skus = [...new Set(lines.map(({ sku }) => sku))];
	const called = await referencesOf(tx, purchase.supplierId, skus);
	return lines.map(({ id, sku, quantity }) => ({
		...{ lineItemId: id, quantity },
		names: [sku, ...called.flatMap((one) => (one.sku === sku && one.reference !== '' ? [one.reference] : []))]
	}));
}

const soldIn = ({ input, lines }: TakenOrder): readonly Sold[] =>
	lines.flatMap((line, at): Sold[] => {
		const it = input.line_items[at];
		return it ? [{ line, sku: it.sku, quantity: it.quantity, worth: it.unit_price * it.quantity - it.discount }] : [];
	});
