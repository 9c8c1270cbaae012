import { SECOND } from '$lib/core/time';
import { hasGrown } from '../../../added';
import type { Push, Pushed, ShopLine, ShopOrder } from '../../../connector';
import { ChannelTrouble } from '../../../trouble';
import { metaOf, orderThere, type LineItem, type OrderThere } from '../answers';
import { answered, type Answer, type Client } from '../client.server';
import { decimalOf, exactIn, exactSum, payable, shareOf, type Exact } from '../../exact';
import { feeOf } from '../fee';
import { markKey, marksOn } from '../order';
import { orderPath, readAlone, readThere } from '../read.server';
import { openMeta, openOn, type Open } from './open';
import { putRight, watchShelf } from './shelf.server';
import { CANCELED_KEY, isOver, isSent, linesIn, type Read } from './standing';

const DONE: Pushed = { state: 'done' };
export const refused = (code: string, words: string): Pushed => ({ state: 'refused', code, words });

/** All of it by the store's state, a part of it by its lines' quantities. Neither moves money. */
export async function takeOff(ask: Client, order: ShopOrder, push: Push): Promise<Pushed> {
	const read = await readThere(ask, order.id);
	if (!read) return refused('order_gone', 'The order is not at WooCommerce any more');
	if (isOver(read.there) || marksOn(read.there).includes(push.mark)) return DONE;
	if (isSent(read.there)) return refused('sent_there', 'The order is completed there, so its units have left');
	const lines = linesIn(read, { lines: order.lines.map(({ id: line, quantity }) => ({ line, quantity })), held: {} });
	if (push.lines.some((one) => lines.find(({ id }) => id === one.line)?.removed !== one.before)) return CHANGED;
	if (push.whole && hasGrown(order.lines, lines)) return CHANGED;
	const shelf = await watchShelf(ask, read.there, push);
	const change: Change = push.whole ? ALL : fewer(read, lines, push);
	const written = await write(ask, read.there, push, withOpen(change, push, shelf.open));
	if (!written.ok) return refused(written.code, written.words);
	await evenOut(ask, read.there, written.value, push);
	await shelf.settle(written.value);
	if (shelf.open.length > 0) await close(ask, order.id, push.mark);
	return DONE;
}

const withOpen = ({ meta_data = [], ...change }: Change, { mark }: Push, open: Open): Change => ({
	...change,
	meta_data: open.length > 0 ? [...meta_data, openMeta(mark, open)] : meta_data
});

/** What a write that was made still wants done, where whoever made it did not come to it. */
export async function finish(ask: Client, { id }: ShopOrder): Promise<void> {
	const now = answered(await readAlone(ask, id));
	for (const { mark, open } of openOn(now)) {
		await putRight(ask, now, open, false);
		await close(ask, id, mark);
	}
}

async function close(ask: Client, order: string, mark: string): Promise<void> {
	const body = { meta_data: [openMeta(mark, [])] };
	answered(await ask({ operation: 'closeShelf', method: 'PUT', order, path: orderPath(order), body }, orderThere));
}

/** With it units go back on the shelf, and coupons can be used again. */
const ALL: Change = { status: 'cancelled', meta_data: [{ key: CANCELED_KEY, value: '1' }] };

/** Somebody changed it since it was read: what is to be taken off is reckoned anew. */
export const CHANGED: Pushed = { state: 'later', wait: SECOND };

type Meta = readonly { readonly key: string; readonly value: string }[];
type Change = {
	readonly status?: string;
	readonly line_items?: readonly object[];
	readonly fee_lines?: readonly object[];
	readonly meta_data?: Meta;
};

/**
 * Writes with our mark in the same write. Where the answer is lost the order says itself whether it was made, so that what
 * comes after it is done too.
 */
export async function write(
	ask: Client,
	{ id }: OrderThere,
	{ mark, note }: Push,
	change: Change
): Promise<Answer<OrderThere>> {
	const body = { ...change, meta_data: [...(change.meta_data ?? []), { key: markKey(mark), value: note || '1' }] };
	const order = String(id);
	try {
		return await ask({ operation: 'updateOrder', method: 'PUT', order, path: orderPath(order), body }, orderThere);
	} catch (problem) {
		if (!(problem instanceof ChannelTrouble) || problem.kind !== 'unavailable') throw problem;
		const now = await readAlone(ask, order);
		if (now.ok && marksOn(now.value).includes(mark)) return now;
		throw problem;
	}
}

/**
 * Quantities with what the rest of the line is worth: it reckons no line anew by itself. A paid order still comes to what
 * was paid.
 */
function fewer({ there }: Read, lines: readonly ShopLine[], push: Push): Change {
	const changes = push.lines.flatMap(({ line, after }) => {
		const item = there.line_items.find(({ id }) => String(id) === line);
		const now = lines.find(({ id }) => id === line);
		return item && now ? [{ item, quantity: item.quantity - (after - now.removed) }] : [];
	});
	const worth = payable(
		changes.reduce((all, { item, quantity }) => all + worthOff(item, quantity), 0n),
		there.currency
	);
	return {
		line_items: changes.map(({ item, quantity }) => lineChange(item, quantity)),
		...(there.date_paid_gmt !== null && worth > 0 ? { fee_lines: [feeOf(push.mark, worth, there.currency)] } : {})
	};
}

const worthOff = ({ total, total_tax, quantity: all }: LineItem, quantity: number): Exact => {
	const paid = exactSum([total, total_tax]);
	return paid - shareOf(paid, quantity, all);
};

/** A line that is to have no units must say that and nothing else. */
export function lineChange({ id, quantity: all, total, subtotal }: LineItem, quantity: number) {
	if (quantity <= 0) return { id, quantity: 0 };
	const share = (amount: string) => decimalOf(shareOf(exactIn(amount), quantity, all));
	return { id, quantity, subtotal: share(subtotal), total: share(total) };
}

/** Tax is reckoned anew there, and may come out a little different: the fee takes that up. */
async function evenOut(ask: Client, before: OrderThere, after: OrderThere, { mark }: Push): Promise<void> {
	const fee = after.fee_lines.find(({ meta_data }) => metaOf(meta_data, markKey(mark)) !== undefined);
	const missing = exactIn(before.total) - exactIn(after.total);
	if (!fee || missing === 0n) return;
	const order = String(after.id);
	const body = { fee_lines: [{ id: fee.id, total: decimalOf(exactIn(fee.total) + missing) }] };
	answered(await ask({ operation: 'evenOut', method: 'PUT', order, path: orderPath(order), body }, orderThere));
}
