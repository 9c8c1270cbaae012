import { SECOND } from '$lib/core/time';
import { hasGrown } from '../../../added';
import type { Push, Pushed, ShopLine, ShopOrder } from '../../../connector';
import { markOf, marksIn } from '../../../marks';
import { ChannelTrouble } from '../../../trouble';
import { decimalOf, exactIn, payable, shareOf, type Exact } from '../../exact';
import { nothing, orderThere, type ProductThere } from '../answers';
import type { Answer, Client } from '../client.server';
import { feesWith } from '../fee';
import { moneyIn } from '../money';
import { orderPath, readThere } from '../read.server';
import { CANCELED } from '../statuses';
import { openNote, type Move } from './open';
import { wantedOfShelf } from './shelf.server';
import { isOver, isSent, linesIn, noteBehind, paidFor, WHOLE, type Read } from './standing';

const DONE: Pushed = { state: 'done' };
export const refused = (code: string, words: string): Pushed => ({ state: 'refused', code, words });

/** Somebody changed it since it was read: what is to be taken off is reckoned anew. */
export const CHANGED: Pushed = { state: 'later', wait: SECOND };

/**
 * All of it by the order's status, a part of it by its lines' quantities. Neither moves money. What the shelf wants then
 * stands on the order in the same write, for whoever reads it next.
 */
export async function takeOff(ask: Client, order: ShopOrder, push: Push): Promise<Pushed> {
	const read = await readThere(ask, order.id);
	if (!read) return refused('order_gone', 'The order is not at BigCommerce any more');
	if (isOver(read) || marksIn(read.there.staff_notes).includes(push.mark)) return DONE;
	if (isSent(read.there)) return refused('sent_there', 'The order was sent there, so its units have left');
	const lines = linesIn(read, { lines: order.lines.map(({ id: line, quantity }) => ({ line, quantity })), held: {} });
	if (push.lines.some((one) => lines.find(({ id }) => id === one.line)?.removed !== one.before)) return CHANGED;
	if (push.whole && hasGrown(order.lines, lines)) return CHANGED;
	const moves = await wantedOfShelf(ask, read, push);
	const body = { ...(push.whole ? ALL : fewer(read, lines, push)), staff_notes: noteOn(read, push, moves) };
	const answer = await write(ask, order.id, { body, mark: push.mark });
	return answer.ok ? DONE : refused(answer.code, answer.words);
}

const ALL = { status_id: CANCELED };

type Writing = { readonly body: object; readonly mark: string };

/** Where the answer is lost the order says itself whether it was written, so that what comes after it is done too. */
export async function write(ask: Client, order: string, { body, mark }: Writing): Promise<Answer<unknown>> {
	try {
		return await ask({ operation: 'updateOrder', method: 'PUT', order, path: orderPath(order), body }, nothing);
	} catch (problem) {
		if (!(problem instanceof ChannelTrouble) || problem.kind !== 'unavailable') throw problem;
		const now = await ask({ operation: 'readOrder', order, path: orderPath(order) }, orderThere);
		if (now.ok && marksIn(now.value.staff_notes).includes(mark)) return now;
		throw problem;
	}
}

const noteOn = ({ there }: Read, { mark, note, whole }: Push, moves: readonly Move[]): string =>
	noteBehind(there, `${note} ${whole ? `${WHOLE} ` : ''}${markOf(mark)}${openOf(mark, moves)}`.trim());

/** What is left to do once the write is made. */
export const openOf = (mark: string, moves: readonly Move[]): string =>
	moves.length > 0 ? ` ${openNote({ mark, moves })}` : '';

/**
 * Quantities with what a unit was paid with: a changed line loses its discounts, so they must be in its price. A paid order
 * still comes to what was paid.
 */
function fewer(read: Read, lines: readonly ShopLine[], push: Push) {
	const changes = push.lines.flatMap(({ line, after }) => {
		const product = read.products.find(({ id }) => String(id) === line);
		const now = lines.find(({ id }) => id === line);
		return product && now ? [{ product, quantity: Math.max(0, product.quantity - (after - now.removed)) }] : [];
	});
	const worth = changes.reduce((all, { product, quantity }) => all + worthOff(product, quantity), 0n);
	const amount = payable(worth, read.there.default_currency_code);
	const isPaid = moneyIn(read).some(({ captured }) => captured > 0);
	return {
		products: changes.map(({ product, quantity }) => lineChange(product, quantity)),
		...(isPaid && amount > 0 ? { fees: feesWith(read.there, { mark: push.mark, amount }) } : {})
	};
}

const unitOf = (product: ProductThere) => shareOf(exactIn(paidFor(product)), 1, product.quantity);
const worthOff = (product: ProductThere, quantity: number): Exact =>
	exactIn(paidFor(product)) - unitOf(product) * BigInt(quantity);

export function lineChange(product: ProductThere, quantity: number) {
	const { id, product_id, name } = product;
	if (quantity === 0) return { id, product_id, quantity: 0 };
	const price_inc_tax = Number(decimalOf(unitOf(product)));
	const untaxed = Number(product.price_inc_tax) > 0 ? Number(product.price_ex_tax) / Number(product.price_inc_tax) : 1;
	return {
		...{ id, quantity, price_inc_tax, price_ex_tax: Number((price_inc_tax * untaxed).toFixed(FINE)) },
		...{ name, name_customer: product.name_customer || name, name_merchant: product.name_merchant || name }
	};
}

/** How many decimals its prices have at most. */
const FINE = 4;
