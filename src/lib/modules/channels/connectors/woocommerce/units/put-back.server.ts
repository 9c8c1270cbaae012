import type { Push, Pushed, ShopLine, ShopOrder } from '../../../connector';
import { decimalOf, exactIn, exactSum, shareOf, type Exact } from '../../exact';
import type { LineItem } from '../answers';
import { markKey, marksOn } from '../order';
import { readThere } from '../read.server';
import type { Client } from '../client.server';
import { takeAgain } from './shelf.server';
import { CHANGED, lineChange, refused, write } from './take-off.server';
import { CANCELED_KEY, isOver, isSent, keyIn, linesIn, refundedOf, type Read } from './standing';

const DONE: Pushed = { state: 'done' };

/** Units back on an order: a canceled one is opened again, lines that were lowered are raised. Neither moves money. */
export async function putBack(ask: Client, order: ShopOrder, push: Push): Promise<Pushed> {
	const read = await readThere(ask, order.id);
	if (!read) return refused('order_gone', 'The order is not at WooCommerce any more');
	if (marksOn(read.there).includes(push.mark)) return DONE;
	if (isSent(read.there)) return refused('sent_there', 'The order is completed there already');
	const lines = linesIn(read, { lines: order.lines.map(({ id: line, quantity }) => ({ line, quantity })), held: {} });
	if (push.lines.some((one) => lines.find(({ id }) => id === one.line)?.removed !== one.before)) return CHANGED;
	if (push.lines.some(({ line }) => !read.there.line_items.some(({ id }) => String(id) === line))) return NO_LINE;
	const written = await write(ask, read.there, push, changeFor(read, lines, push));
	if (!written.ok) return refused(written.code, written.words);
	await takeAgain(ask, { before: read.there, after: written.value }, push);
	return DONE;
}

const NO_LINE = refused('line_removed', 'A removed line does not come back there: add its items to the order there');

const NOT_CANCELED = { key: CANCELED_KEY, value: '' };
const PAID = 'processing';
const UNPAID = 'pending';

function changeFor(read: Read, lines: readonly ShopLine[], { lines: wanted }: Push) {
	const { there } = read;
	const over = isOver(there);
	const changes = there.line_items.flatMap((item) => {
		const now = lines.find(({ id }) => id === String(item.id));
		const after = wanted.find(({ line }) => line === String(item.id))?.after ?? now?.removed;
		if (!now || after === undefined) return [];
		const quantity = now.quantity - after + refundedOf(read, item.id);
		return quantity === item.quantity ? [] : [{ item, quantity }];
	});
	return {
		...(over ? { status: there.date_paid_gmt === null ? UNPAID : PAID, meta_data: [NOT_CANCELED] } : {}),
		...(changes.length > 0 ? { line_items: changes.map(({ item, quantity }) => lineChange(item, quantity)) } : {}),
		...feesFor(read, changes)
	};
}

type Change = { readonly item: LineItem; readonly quantity: number };

/** What was to be refunded of these units and is not stands on the order as a fee of ours: it stands on its lines again. */
function feesFor({ there, refunds }: Read, changes: readonly Change[]) {
	const own = there.fee_lines.filter(({ meta_data }) => meta_data.some(({ key }) => key.startsWith(markKey(''))));
	const back = exactSum(refunds.filter((one) => keyIn(one) !== null).map(({ amount }) => amount));
	const open = exactSum(own.map(({ total }) => total)) - back;
	let off = least(
		open,
		changes.reduce((all, { item, quantity }) => all + worthOf(item, quantity), 0n)
	);
	const fee_lines = own.toReversed().flatMap(({ id, total }) => {
		const part = least(off, exactIn(total));
		off -= part;
		return part > 0n ? [{ id, total: decimalOf(exactIn(total) - part) }] : [];
	});
	return fee_lines.length > 0 ? { fee_lines } : {};
}

const worthOf = ({ total, total_tax, quantity: all }: LineItem, quantity: number): Exact =>
	shareOf(exactSum([total, total_tax]), quantity - all, all);
const least = (a: Exact, b: Exact): Exact => (a < b ? a : b);
